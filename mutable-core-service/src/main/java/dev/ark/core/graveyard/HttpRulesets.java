package dev.ark.core.graveyard;

import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.http.CandidateEvaluation;
import dev.ark.contract.http.OverlayView;
import dev.ark.contract.http.RulesetView;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.decision.DecisionConfig;
import dev.ark.core.decision.Evaluator.EvaluatorUnavailableException;
import dev.ark.core.decision.RulesetSource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reads the graveyard's rules over HTTP. */
@Singleton
public final class HttpRulesets implements RulesetSource {
    private static final Duration LONGEST_REPLAY = Duration.ofSeconds(10);

    private final GraveyardApi graveyard;
    private final Duration timeout;

    HttpRulesets(@RestClient GraveyardApi graveyard, DecisionConfig config) {
        this.graveyard = graveyard;
        this.timeout = config.evaluationTimeout();
    }

    @Override
    public RulesetView ruleset() {
        return had(graveyard.ruleset());
    }

    @Override
    public OverlayView overlay() {
        return had(graveyard.overlay());
    }

    @Override
    public EvaluationResponse evaluate(CandidateEvaluation candidate) {
        EvaluationResponse response = Asked.of(graveyard.evaluate(candidate), LONGEST_REPLAY);
        boolean answers = response != null
                && response.groups().size() == candidate.request().groups().size()
                && response.groups().stream().allMatch(verdicts -> verdicts.size() == 1);
        if (!answers) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, "the graveyard's answer is not one to the question");
        }
        return response;
    }

    private <T> T had(Uni<T> answer) {
        T view;
        try {
            view = answer.await().atMost(timeout);
        } catch (RuntimeException e) {
            throw new EvaluatorUnavailableException("the graveyard does not show it", e);
        }
        if (view == null) {
            throw new EvaluatorUnavailableException("the graveyard shows nothing");
        }
        return view;
    }
}
