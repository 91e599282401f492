package dev.ark.deployer.traffic.embedded;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.deployer.traffic.PathRules;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Turns away what must not pass, before anything is done for it. */
final class Gate implements Handler<HttpServerRequest> {
    private final int maxBodyBytes;
    private final EdgeMetrics metrics;
    private final EdgeState state;
    private final Handler<HttpServerRequest> next;

    Gate(int maxBodyBytes, EdgeMetrics metrics, EdgeState state, Handler<HttpServerRequest> next) {
        this.maxBodyBytes = maxBodyBytes;
        this.metrics = metrics;
        this.state = state;
        this.next = next;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (!PathRules.passes(request.uri())) {
            refuse(request, EdgeProblem.of(ProblemCode.NOT_FOUND, ProblemCode.NOT_FOUND.title()));
        } else if (isTooLarge(request.getHeader(HttpHeaders.CONTENT_LENGTH))) {
            refuse(request, EdgeProblem.tooLarge(maxBodyBytes));
        } else if (!state.serving()) {
            refuse(request, EdgeProblem.of(ProblemCode.UNAVAILABLE, "the edge is shutting down"));
        } else if (!state.hasRoom()) {
            refuse(request, EdgeProblem.overloaded());
        } else {
            next.handle(request);
        }
    }

    private boolean isTooLarge(String contentLength) {
        if (contentLength == null) {
            return false;
        }
        try {
            return Long.parseLong(contentLength) > maxBodyBytes;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    /** The connection is closed with the answer: the rest of the request is not read. */
    private void refuse(HttpServerRequest request, EdgeProblem problem) {
        metrics.refused(problem.status());
        metrics.answeredItself(request.method(), request.path(), problem.status());
        var response = request.response();
        problem.headers().forEach(response::putHeader);
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(problem.body());
    }
}
