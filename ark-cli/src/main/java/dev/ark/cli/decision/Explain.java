package dev.ark.cli.decision;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.terminal.Output;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.http.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = {
            "Tell why a decision is what it is: each rule's value and limit, and the facts that it looked at, each with the journal",
            "sequence that wrote it. With -o json, all that the evaluator was given."
        })
public final class Explain extends ArkCommand {
    @Parameters(paramLabel = "DECISION_ID", description = "As 'ark decide' printed it.")
    String decisionId;

    @Override
    protected int run(Session session) {
        String path = "/v1/decisions/" + ArkClient.segment(decisionId) + "/explain";
        Explanation explanation = session.asOperator().get(path, Explanation.class);
        if (session.output().json()) {
            session.output().document(explanation);
        } else {
            print(explanation, session);
        }
        return ExitCode.OK;
    }

    private static void print(Explanation explanation, Session session) {
        Output output = session.output();
        DecisionText.head(explanation.decision(), output);
        DecisionText.context(explanation.decision(), output);
        DecisionText.waiting(explanation.decision(), session);
        output.line("");
        proposal(explanation.proposal(), output);
        RulesText.print(explanation, output);
        output.line("");
        FactsText.print(explanation, output);
    }

    private static void proposal(Proposal proposal, Output output) {
        output.line("proposed " + proposal.actionType() + " " + proposal.parameters());
        if (proposal.rationale() != null) {
            output.line("rationale " + proposal.rationale());
        }
        if (!proposal.evidence().isEmpty()) {
            output.line("evidence " + String.join(", ", proposal.evidence()));
        }
        if (proposal.causedBy() != null) {
            output.line("caused by " + proposal.causedBy());
        }
    }
}
