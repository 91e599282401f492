package dev.ark.core.decision;

import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;

/** The graveyard, as the core sees it. */
public interface Evaluator {
    /**
     * Asks for verdicts.
     *
     * @return an answer of the request's shape
     * @throws EvaluatorUnavailableException when there is none in time, or it is not of that shape
     */
    EvaluationResponse evaluate(EvaluationRequest request);

    /** No verdict can be had; everything that was asked is denied. */
    final class EvaluatorUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public EvaluatorUnavailableException(String message, Throwable cause) {
            super(message, cause);
        }

        public EvaluatorUnavailableException(String message) {
            super(message);
        }
    }
}
