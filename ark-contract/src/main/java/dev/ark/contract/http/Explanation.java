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
 * @param facts all that the evaluator was given; for the agent itself, without what others intend and have published
 */
public record Explanation(Decision decision, Proposal proposal, List<Measurement> measurements, Facts facts) {
    public Explanation {
        measurements = List.copyOf(measurements);
    }

    /** The explanation as the agent that it is for may see it. */
    public Explanation forItsAgent() {
        return new Explanation(decision, proposal, measurements, facts.seenBy(decision.agent()));
    }
}
