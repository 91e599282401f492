package dev.ark.contract.http;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Measurement;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Facts;
import java.util.List;

/**
 * Why a decision is what it is, {@code GET /v1/decisions/{id}/explain}.
 *
 * @param measurements value, limit, unit and facts of each rule that applied
 * @param facts all that the evaluator was given
 */
public record Explanation(Decision decision, Proposal proposal, List<Measurement> measurements, Facts facts) {
    public Explanation {
        measurements = List.copyOf(measurements);
    }
}
