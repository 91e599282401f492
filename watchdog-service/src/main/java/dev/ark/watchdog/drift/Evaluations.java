package dev.ark.watchdog.drift;

import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.problem.ProblemException;

/** Who decides: asked here as the core asks. */
public interface Evaluations {
    /**
     * What is decided.
     *
     * @throws ProblemException UNAVAILABLE when it cannot be asked
     */
    EvaluationResponse evaluate(EvaluationRequest request);
}
