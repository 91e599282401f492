package dev.ark.core.decision;

import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.http.CandidateEvaluation;
import dev.ark.contract.http.OverlayView;
import dev.ark.contract.http.RulesetView;
import dev.ark.core.decision.Evaluator.EvaluatorUnavailableException;

/** The graveyard's rules as texts, and rules that it does not serve. */
public interface RulesetSource {
    /**
     * The rules that are served.
     *
     * @throws EvaluatorUnavailableException when they cannot be had in time
     */
    RulesetView ruleset();

    /**
     * The overlay that is served.
     *
     * @throws EvaluatorUnavailableException when it cannot be had in time
     */
    OverlayView overlay();

    /**
     * What other rules would say.
     *
     * @throws dev.ark.contract.problem.ProblemException INVALID_VALUE when the candidate is no ruleset, UNAVAILABLE when nobody answers
     */
    EvaluationResponse evaluate(CandidateEvaluation candidate);
}
