package dev.ark.watchdog.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.http.RulesetView;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.watchdog.drift.Evaluations;
import dev.ark.watchdog.drift.GarbledAnswerException;
import dev.ark.watchdog.drift.RulesetSource;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The graveyard, asked over HTTP. That it does not answer, or answers that it cannot now or not to us, is a silence; any other answer that is not
 * what was asked for is one that no graveyard gives.
 */
@Singleton
@RegisterForReflection(
        targets = {RulesetView.class, EvaluationResponse.class},
        registerFullHierarchy = true)
public final class GraveyardGateway implements RulesetSource, Evaluations {
    private static final int OK = 200;

    /** Not to us, or not now; so are all from 500 on. */
    private static final Set<Integer> SILENCES = Set.of(401, 403, 408, 429);

    private static final int SERVER_ERROR = 500;
    private static final ObjectReader READER =
            ArkJson.mapper().reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final GraveyardApi graveyard;

    GraveyardGateway(@RestClient GraveyardApi graveyard) {
        this.graveyard = graveyard;
    }

    @Override
    public RulesetView ruleset() {
        return asked(graveyard::ruleset, RulesetView.class);
    }

    @Override
    public EvaluationResponse evaluate(EvaluationRequest request) {
        return asked(() -> graveyard.evaluate(request), EvaluationResponse.class);
    }

    private static <T> T asked(Supplier<Response> question, Class<T> type) {
        String text = Counterpart.GRAVEYARD.ask(() -> textOf(question));
        try {
            T answer = READER.forType(type).readValue(text);
            if (answer != null) {
                return answer;
            }
        } catch (JsonProcessingException | RuntimeException e) {
            // What a record refuses comes as either.
        }
        throw new GarbledAnswerException("the graveyard answers what is no " + type.getSimpleName());
    }

    private static String textOf(Supplier<Response> question) {
        try (Response answer = question.get()) {
            return body(answer);
        } catch (WebApplicationException e) {
            return body(e.getResponse());
        }
    }

    private static String body(Response answer) {
        int status = answer.getStatus();
        if (status == OK) {
            return answer.readEntity(String.class);
        }
        if (status >= SERVER_ERROR || SILENCES.contains(status)) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, "the graveyard answered " + status);
        }
        throw new GarbledAnswerException("the graveyard answered " + status);
    }
}
