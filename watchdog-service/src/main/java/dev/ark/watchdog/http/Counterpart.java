package dev.ark.watchdog.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.Problem;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Supplier;

/**
 * A service that is asked over HTTP; what goes wrong becomes a problem that names it.
 *
 * @param name for people
 */
record Counterpart(String name) {
    static final Counterpart CORE = new Counterpart("the core");
    static final Counterpart GRAVEYARD = new Counterpart("the graveyard");

    private static final int SERVER_ERROR = 500;

    <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (WebApplicationException e) {
            throw refusal(e);
        } catch (ProcessingException e) {
            throw unreachable(e);
        }
    }

    ProblemException unreachable(ProcessingException e) {
        return new ProblemException(ProblemCode.UNAVAILABLE, name + " does not answer", e);
    }

    private ProblemException refusal(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status >= SERVER_ERROR) {
            return new ProblemException(ProblemCode.UNAVAILABLE, name + " answered " + status, e);
        }
        try {
            Problem problem = ArkJson.mapper().readValue(e.getResponse().readEntity(String.class), Problem.class);
            return new ProblemException(problem.code(), problem.detail(), e);
        } catch (JsonProcessingException notOne) {
            return new ProblemException(ProblemCode.INTERNAL, name + " answered " + status, e);
        }
    }
}
