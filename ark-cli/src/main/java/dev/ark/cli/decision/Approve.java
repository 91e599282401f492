package dev.ark.cli.decision;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.control.ReasonOption;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.http.Approval;
import dev.ark.contract.http.Reviewed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "approve",
        description = {
            "Approve or reject, as an operator, the very action of a decision that waits for it; or review one that was"
                    + " denied for want of it.",
            "Exits 1 when what was approved is denied all the same."
        })
public final class Approve extends ArkCommand {
    @Parameters(paramLabel = "DECISION_ID", description = "As 'ark decide' and 'ark decisions' print it.")
    String decisionId;

    @Option(names = "--reject", description = "Deny what waits instead.")
    boolean reject;

    @Mixin
    ReasonOption reason;

    @Override
    protected int run(Session session) {
        String path = "/v1/decisions/" + ArkClient.segment(decisionId) + "/approval";
        var approval = new Approval(reason.reason().reason(), !reject);
        Reviewed reviewed = session.asOperator().post(path, approval, Reviewed.class);
        if (session.output().json()) {
            session.output().document(reviewed);
        } else {
            print(reviewed, session);
        }
        boolean denied = reviewed.decision() != null && reviewed.decision().outcome() == Outcome.DENIED;
        return denied && !reject ? ExitCode.FAILED : ExitCode.OK;
    }

    private void print(Reviewed reviewed, Session session) {
        if (reviewed.decision() == null) {
            session.output()
                    .line("reviewed; journal " + reviewed.seq() + ", " + reviewed.at()
                            + "; the agent may propose it again");
        } else {
            DecisionText.summary(reviewed.decision(), session.output());
        }
    }
}
