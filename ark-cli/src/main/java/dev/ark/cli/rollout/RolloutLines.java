package dev.ark.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.terminal.Durations;
import dev.ark.cli.terminal.Style;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.rollout.RolloutRow;
import dev.ark.contract.rollout.RolloutSummary;
import dev.ark.contract.rollout.RolloutView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A rollout at one moment, in as few lines as fit on a screen. */
record RolloutLines(Style style, Instant now) {
    private static final Set<String> TIMED = Set.of("ramp", "watch");
    private static final int ROWS = 10;

    List<String> of(RolloutView view) {
        List<String> lines = new ArrayList<>();
        RolloutSummary summary = view.summary();
        lines.add(summary.kind() + " " + style.strong(summary.id()) + "  " + summary.version() + " in place of "
                + summary.stable());
        List<RolloutRow> rows = view.rows();
        for (RolloutRow row : rows.subList(Math.max(0, rows.size() - ROWS), rows.size())) {
            lines.add("  " + row(row));
        }
        if (!rows.isEmpty()) {
            lines.add("canary " + summary.canaryWeight() + " %" + left(rows.getLast()));
        }
        if (!view.checks().isEmpty()) {
            lines.addAll(tripwires(view.checks()).lines());
        }
        return lines;
    }

    /** The tripwires as they stand. */
    Table tripwires(List<JsonNode> checks) {
        Table table = new Table("TRIPWIRE", "VERDICT", "NUMBERS");
        for (JsonNode check : CheckText.latest(checks).values()) {
            table.row(
                    CheckText.title(check),
                    CheckText.verdict(check.path("verdict").asText(), style),
                    check.path("why").asText());
        }
        return table;
    }

    private String row(RolloutRow row) {
        if (row.doneAt() == null) {
            String progress = row.progress() == null ? row.why() : row.progress();
            return style.warning("...") + "   " + PhaseText.of(row) + (progress.isEmpty() ? "" : "  " + progress);
        }
        String mark = Boolean.TRUE.equals(row.asIntended()) ? style.good("done") : style.bad("left");
        return mark + "  " + PhaseText.of(row) + "  "
                + style.faint(Durations.text(Duration.between(row.openedAt(), row.doneAt())));
    }

    /** How long a stage still takes, at least, or at most when it is extended. */
    String left(RolloutRow row) {
        if (row.doneAt() != null || !TIMED.contains(row.phase())) {
            return "";
        }
        return now.isBefore(row.due())
                ? ", " + Durations.text(Duration.between(now, row.due())) + " left of the stage"
                : ", extended for " + Durations.text(Duration.between(now, row.latest())) + " at most";
    }
}
