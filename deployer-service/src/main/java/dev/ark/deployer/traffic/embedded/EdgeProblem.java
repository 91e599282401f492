package dev.ark.deployer.traffic.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.Problem;
import dev.ark.contract.problem.ProblemCode;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** A problem response of the edge's own. */
record EdgeProblem(int status, Map<String, String> headers, Buffer body) {
    static EdgeProblem of(ProblemCode code, String detail) {
        Problem problem = Problem.of(code, detail);
        try {
            Buffer body = Buffer.buffer(ArkJson.mapper().writeValueAsBytes(problem));
            Map<String, String> headers = problem.status() == 503
                    ? Map.of("content-type", Problem.MEDIA_TYPE, "retry-after", "1")
                    : Map.of("content-type", Problem.MEDIA_TYPE);
            return new EdgeProblem(problem.status(), headers, body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }

    static EdgeProblem overloaded() {
        return of(ProblemCode.OVERLOADED, ProblemCode.OVERLOADED.title());
    }

    /** Not sent to any slot, because only a part of the requests is let through now. */
    static EdgeProblem shed() {
        return of(ProblemCode.OVERLOADED, "only a part of the requests is let through now; nothing was sent");
    }

    static EdgeProblem tooLarge(int limit) {
        return of(ProblemCode.BODY_TOO_LARGE, "a body has at most " + limit + " bytes");
    }
}
