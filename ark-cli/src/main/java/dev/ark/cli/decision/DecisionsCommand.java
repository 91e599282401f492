package dev.ark.cli.decision;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.http.DecisionList;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "decisions", description = "List the decisions that wait for a person, newest first.")
public final class DecisionsCommand extends ArkCommand {
    private static final int PAGE = 1_000;

    @Option(names = "--pending", required = true, description = "Those that wait; no others are listed.")
    boolean pending;

    @Override
    protected int run(Session session) {
        List<Decision> decisions = waiting(session.asOperator());
        if (session.output().json()) {
            session.output().document(decisions);
            return ExitCode.OK;
        }
        if (decisions.isEmpty()) {
            session.output().line("nothing waits for a person");
            return ExitCode.OK;
        }
        Table table = new Table("DECISION", "AGENT", "ACTION", "PROPOSED", "WAITS UNTIL");
        for (Decision decision : decisions) {
            table.row(
                    decision.decisionId(),
                    decision.agent(),
                    decision.actionType(),
                    decision.decidedAt(),
                    decision.approvalExpiresAt());
        }
        table.print(session.output());
        session.output()
                .line(session.output()
                        .style()
                        .faint("to see one: " + session.command() + " explain ID; to settle it: " + session.command()
                                + " approve ID [--reject] --reason TEXT"));
        return ExitCode.OK;
    }

    private static List<Decision> waiting(ArkClient client) {
        List<Decision> decisions = new ArrayList<>();
        String cursor = Long.toString(Long.MAX_VALUE);
        while (cursor != null) {
            DecisionList page = client.get(
                    "/v1/decisions?outcome=pending_approval&limit=" + PAGE + "&cursor=" + ArkClient.segment(cursor),
                    DecisionList.class);
            decisions.addAll(page.decisions());
            cursor = page.next();
        }
        return decisions;
    }
}
