package dev.ark.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.Problem;
import dev.ark.contract.problem.ProblemCode;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that is announced as larger than is accepted, with a problem. The framework's own limit, which stays in force for bodies of
 * unannounced length, answers such a request without one, and ends the connection while the client still writes, so that it hears nothing.
 */
@Singleton
public final class BodyLimit {
    /** Before the framework's own limit, which has order -2. */
    private static final int PRIORITY = 100;
    /** What is read and thrown away so that a client hears its refusal; one that announces more is cut off. */
    private static final long LARGEST_THROWN_AWAY = 64L * 1024 * 1024;

    private final long limit;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        long announced = announced(context.request());
        if (announced <= limit) {
            context.next();
        } else if (announced <= LARGEST_THROWN_AWAY) {
            context.request().endHandler(end -> refuse(context));
            context.request().handler(part -> {});
            context.request().resume();
        } else {
            refuse(context);
        }
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static void refuse(RoutingContext context) {
        Problem problem = Problem.of(ProblemCode.BODY_TOO_LARGE, ProblemCode.BODY_TOO_LARGE.title());
        if (context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(json(problem));
    }

    private static String json(Problem problem) {
        try {
            return ArkJson.mapper().writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written", e);
        }
    }
}
