package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.decision.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decision, with the question that the evaluator was asked, so that it can be asked again.
 *
 * @param rules the rules that were violated, in order of name
 * @param question a group of an evaluation's request, with the facts as they were; absent when the verdict was the core's own
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RecordedDecision(
        String decisionId,
        long seq,
        String agent,
        String actionType,
        Outcome outcome,
        List<String> rules,
        Instant decidedAt,
        @Nullable JsonNode question) {
    public RecordedDecision {
        rules = List.copyOf(rules);
    }

    /** What another verdict changes; empty when it is the same. */
    public Optional<ReplayReport.Change> changedTo(Outcome becomes, List<String> becomesRules) {
        return outcome == becomes && rules.equals(becomesRules)
                ? Optional.empty()
                : Optional.of(new ReplayReport.Change(
                        decisionId, seq, agent, actionType, outcome, becomes, rules, becomesRules));
    }
}
