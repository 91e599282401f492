package dev.ark.contract.http;

import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;

/**
 * Body of the graveyard's {@code POST /v1/rulesets:replay}: what rules that are not served would say.
 *
 * @param manifest the candidate, as canonical JSON
 */
public record CandidateEvaluation(String manifest, EvaluationRequest request) {
    public CandidateEvaluation {
        if (manifest == null || request == null) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, "manifest or request is missing");
        }
    }
}
