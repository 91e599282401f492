package dev.ark.cli.decision;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Style;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.decision.Measurement;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.http.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = "Tell why a decision is what it is: each rule's value and limit, and the facts.")
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
            print(explanation, session.output());
        }
        return ExitCode.OK;
    }

    private static void print(Explanation explanation, Output output) {
        DecisionText.head(explanation.decision(), output);
        output.line("");
        proposal(explanation.proposal(), output);
        output.line("");
        Table table = new Table("RULE", "RESULT", "OBSERVED", "LIMIT", "UNIT", "FACTS");
        for (Measurement measurement : explanation.measurements()) {
            table.row(
                    measurement.rule(),
                    status(measurement.status(), output.style()),
                    measurement.observed(),
                    measurement.limit(),
                    measurement.unit(),
                    String.join(" ", measurement.facts()));
        }
        table.print(output);
        output.line("");
        FactsText.print(explanation.facts(), output);
    }

    private static void proposal(Proposal proposal, Output output) {
        output.line("proposed " + proposal.actionType() + " " + proposal.parameters());
        if (proposal.rationale() != null) {
            output.line("rationale " + proposal.rationale());
        }
        if (!proposal.evidence().isEmpty()) {
            output.line("evidence " + String.join(", ", proposal.evidence()));
        }
    }

    private static String status(Measurement.Status status, Style style) {
        return switch (status) {
            case PASSED -> style.good("passed");
            case VIOLATED -> style.bad("violated");
            case NOT_APPLICABLE -> style.faint("not applicable");
        };
    }
}
