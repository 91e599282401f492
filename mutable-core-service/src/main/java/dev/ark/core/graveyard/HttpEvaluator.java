package dev.ark.core.graveyard;

import dev.ark.contract.decision.Outcome;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.core.decision.DecisionConfig;
import dev.ark.core.decision.Evaluator;
import io.smallrye.mutiny.TimeoutException;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Asks the graveyard over HTTP. An answer that is late, or not of the request's shape, is no answer. */
@Singleton
public final class HttpEvaluator implements Evaluator {
    private final GraveyardApi graveyard;
    private final Duration timeout;

    HttpEvaluator(@RestClient GraveyardApi graveyard, DecisionConfig config) {
        this.graveyard = graveyard;
        this.timeout = config.evaluationTimeout();
    }

    @Override
    public EvaluationResponse evaluate(EvaluationRequest request) {
        EvaluationResponse response;
        try {
            response = graveyard.evaluate(request).await().atMost(timeout);
        } catch (TimeoutException e) {
            throw new EvaluatorUnavailableException("no answer within " + timeout.toMillis() + " ms", e);
        } catch (RuntimeException e) {
            throw new EvaluatorUnavailableException("the graveyard cannot be asked", e);
        }
        if (!hasShapeOf(request, response)) {
            throw new EvaluatorUnavailableException("the graveyard's answer is not one to the question");
        }
        return response;
    }

    private static boolean hasShapeOf(EvaluationRequest request, EvaluationResponse response) {
        if (response == null
                || response.ruleset() == null
                || response.groups().size() != request.groups().size()) {
            return false;
        }
        for (int i = 0; i < request.groups().size(); i++) {
            var verdicts = response.groups().get(i);
            if (verdicts.size() != request.groups().get(i).items().size()
                    || !verdicts.stream().allMatch(HttpEvaluator::isWhole)) {
                return false;
            }
        }
        return true;
    }

    /** An approval beside a violation, or by no rule, is none. */
    private static boolean isWhole(@Nullable Verdict verdict) {
        return verdict != null
                && verdict.outcome() != null
                && verdict.complianceScore() != null
                && verdict.violations().stream().allMatch(violation -> violation.effect() != null)
                && (verdict.outcome() != Outcome.APPROVED
                        || (verdict.violations().isEmpty()
                                && !verdict.rulesChecked().isEmpty()));
    }
}
