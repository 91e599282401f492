package dev.ark.contract.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The whole record of a rollout.
 *
 * @param options what was asked for, with the defaults filled in
 * @param rows in order
 * @param checks every check of every tripwire in order of time, with raw counts, evidence, verdict and a sentence
 */
public record RolloutView(RolloutSummary summary, JsonNode options, List<RolloutRow> rows, List<JsonNode> checks) {
    public RolloutView {
        rows = List.copyOf(rows);
        checks = List.copyOf(checks);
    }
}
