package dev.ark.core.graveyard;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.Problem;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** What the graveyard was asked on behalf of somebody else, who is to hear its refusals. */
public final class Asked {
    private Asked() {}

    /**
     * The answer to a question.
     *
     * @throws ProblemException NOT_FOUND or INVALID_VALUE as the graveyard says it, UNAVAILABLE when it does not answer in time or fails
     */
    public static <T> T of(Uni<T> answer, Duration longest) {
        try {
            return answer.await().atMost(longest);
        } catch (WebApplicationException e) {
            throw refusal(e);
        } catch (RuntimeException e) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, "the graveyard does not answer", e);
        }
    }

    private static ProblemException refusal(WebApplicationException e) {
        return switch (e.getResponse().getStatus()) {
            case 404 -> new ProblemException(ProblemCode.NOT_FOUND, detail(e.getResponse()), e);
            case 422 -> new ProblemException(ProblemCode.INVALID_VALUE, detail(e.getResponse()), e);
            default -> new ProblemException(ProblemCode.UNAVAILABLE, "the graveyard cannot answer", e);
        };
    }

    private static String detail(Response response) {
        try {
            return ArkJson.mapper()
                    .readValue(response.readEntity(String.class), Problem.class)
                    .detail();
        } catch (JsonProcessingException | IllegalStateException e) {
            return "the graveyard refuses it";
        }
    }
}
