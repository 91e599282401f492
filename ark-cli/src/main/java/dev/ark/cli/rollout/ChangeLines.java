package dev.ark.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.terminal.Style;
import dev.ark.contract.rollout.RolloutRow;
import dev.ark.contract.rollout.RolloutView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What has changed of a rollout since it was looked at last, one line each. Not thread-safe. */
final class ChangeLines {
    private static final Style PLAIN = new Style(false);

    private final Map<String, String> verdicts = new HashMap<>();
    private long begun;
    private long ended;
    private int looked;

    List<String> of(RolloutView view) {
        List<String> lines = new ArrayList<>();
        for (RolloutRow row : view.rows()) {
            begin(row, lines);
            end(row, lines);
        }
        // Checks are only ever added.
        List<JsonNode> checks = view.checks();
        for (JsonNode check : checks.subList(Math.min(looked, checks.size()), checks.size())) {
            String verdict = check.path("verdict").asText();
            if (!verdict.equals(verdicts.put(check.path("tripwire").asText(), verdict))) {
                lines.add(line(
                        Instant.parse(check.path("at").asText()),
                        CheckText.title(check) + ": " + CheckText.verdict(verdict, PLAIN) + ", "
                                + check.path("why").asText()));
            }
        }
        looked = checks.size();
        return lines;
    }

    private void begin(RolloutRow row, List<String> lines) {
        if (row.number() > begun) {
            begun = row.number();
            lines.add(line(row.openedAt(), PhaseText.of(row) + (row.why().isEmpty() ? "" : ": " + row.why())));
        }
    }

    private void end(RolloutRow row, List<String> lines) {
        if (row.doneAt() != null && row.number() > ended) {
            ended = row.number();
            String how = Boolean.TRUE.equals(row.asIntended()) ? " done" : " left";
            String observed = row.observed() == null || row.observed().isEmpty() ? "" : ": " + row.observed();
            lines.add(line(row.doneAt(), PhaseText.of(row) + how + observed));
        }
    }

    private static String line(Instant at, String text) {
        return at.truncatedTo(ChronoUnit.SECONDS) + "  " + text;
    }
}
