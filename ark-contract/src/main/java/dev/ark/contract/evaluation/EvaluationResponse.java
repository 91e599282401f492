package dev.ark.contract.evaluation;

import dev.ark.contract.decision.Ruleset;
import java.util.List;

/** The evaluator's answer: for each group of the request, in its order, a verdict for each item, in its order. */
public record EvaluationResponse(Ruleset ruleset, List<List<Verdict>> groups) {
    public EvaluationResponse {
        groups = List.copyOf(groups);
    }
}
