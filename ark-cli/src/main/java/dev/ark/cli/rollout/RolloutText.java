package dev.ark.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Durations;
import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.rollout.RolloutRow;
import dev.ark.contract.rollout.RolloutSummary;
import dev.ark.contract.rollout.RolloutView;
import java.time.Duration;
import java.util.List;

/** Rollouts as people read them. */
final class RolloutText {
    private static final int SHOWN = 20;

    private RolloutText() {}

    /** That it has begun, for who does not follow it. */
    static int begun(RolloutSummary summary, Session session) {
        if (session.output().json()) {
            session.output().document(summary);
        } else {
            session.output()
                    .line(summary.id() + " has begun; '" + session.command() + " rollouts show " + summary.id()
                            + " -w' follows it");
        }
        return ExitCode.OK;
    }

    /** How it ended, in a sentence, for who has followed it. */
    static void ended(RolloutView view, Session session) {
        Output output = session.output();
        if (output.json()) {
            output.document(view);
        } else {
            output.line(Ending.of(view.summary()).sentence(view.summary(), session.command(), output.style()));
        }
    }

    /** The whole record. */
    static void print(RolloutView view, Session session) {
        Output output = session.output();
        RolloutSummary summary = view.summary();
        output.line(output.style().strong(summary.id()) + "  " + summary.kind() + " of " + summary.version()
                + " in place of " + summary.stable() + ", begun by " + summary.begunBy() + " at " + summary.begunAt());
        output.line(Ending.of(summary).sentence(summary, session.command(), output.style()));
        output.line("canary " + summary.canaryWeight() + " %");
        output.line(output.style().faint("options " + view.options()));
        output.line("");
        rows(view.rows()).print(output);
        if (!view.checks().isEmpty()) {
            output.line("");
            checks(view.checks(), output);
        }
    }

    /** A list that came with a rollout, as far as a person reads it. */
    static void print(String title, JsonNode list, Output output) {
        if (list.isEmpty()) {
            return;
        }
        output.line("");
        output.line(title + ": " + list.size());
        for (int i = 0; i < Math.min(SHOWN, list.size()); i++) {
            output.line("  " + list.get(i));
        }
        if (list.size() > SHOWN) {
            output.line("  ... '-o json' shows all of them");
        }
    }

    private static Table rows(List<RolloutRow> rows) {
        Table table = new Table("NO", "BEGUN", "STEP", "WHAT", "BECAUSE", "TOOK", "SEEN");
        for (RolloutRow row : rows) {
            table.row(
                    row.number(),
                    row.openedAt(),
                    PhaseText.of(row),
                    PlanText.intent(row.intent()),
                    row.cause() + (row.why().isEmpty() ? "" : ": " + row.why()),
                    row.doneAt() == null ? "-" : Durations.text(Duration.between(row.openedAt(), row.doneAt())),
                    seen(row));
        }
        return table;
    }

    private static String seen(RolloutRow row) {
        String seen = row.doneAt() == null ? row.progress() : row.observed();
        String left = Boolean.FALSE.equals(row.asIntended()) ? "left: " : "";
        return left + (seen == null ? "" : seen);
    }

    private static void checks(List<JsonNode> checks, Output output) {
        Table table = new Table("CHECKED", "TRIPWIRE", "VERDICT", "WHY", "EVIDENCE", "COUNTS");
        for (JsonNode check : checks) {
            table.row(
                    check.path("at").asText(),
                    CheckText.title(check),
                    CheckText.verdict(check.path("verdict").asText(), output.style()),
                    check.path("why").asText(),
                    CheckText.evidence(check),
                    CheckText.counts(check));
        }
        table.print(output);
    }
}
