package dev.ark.graveyard.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.SampleEvaluation;
import dev.ark.contract.json.ArkJson;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.manifest.Verification;
import dev.ark.graveyard.serving.Uncounted;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Answers a sample question some hundred times before the first real one, which must not be denied for being slow. Nothing is counted. */
@Singleton
@Startup
public final class WarmUp {
    private static final int QUESTIONS = 300;

    WarmUp(Clock clock) throws JsonProcessingException {
        Graveyard graveyard =
                Graveyard.open(Verification.of(ReleasedManifest.packaged(), ReleasedManifest.PINS), new Uncounted());
        for (int i = 0; i < QUESTIONS; i++) {
            String question = ArkJson.mapper().writeValueAsString(SampleEvaluation.at(clock.instant()));
            var answer = graveyard.evaluate(ArkJson.mapper().readValue(question, EvaluationRequest.class));
            ArkJson.mapper().writeValueAsString(answer);
        }
    }
}
