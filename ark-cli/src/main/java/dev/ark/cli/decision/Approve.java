package dev.ark.cli.decision;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.control.ReasonOption;
import dev.ark.contract.http.Recorded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "approve",
        description =
                "Review, as an operator, the very action of a decision that waits for it or was denied for want of it.")
public final class Approve extends ArkCommand {
    @Parameters(paramLabel = "DECISION_ID", description = "As 'ark decide' printed it.")
    String decisionId;

    @Mixin
    ReasonOption reason;

    @Override
    protected int run(Session session) {
        String path = "/v1/decisions/" + ArkClient.segment(decisionId) + "/approval";
        Recorded recorded = session.asOperator().post(path, reason.reason(), Recorded.class);
        if (session.output().json()) {
            session.output().document(recorded);
        } else {
            session.output().line("reviewed; journal " + recorded.seq() + ", " + recorded.at());
        }
        return ExitCode.OK;
    }
}
