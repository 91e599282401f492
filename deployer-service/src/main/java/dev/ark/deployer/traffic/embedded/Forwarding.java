package dev.ark.deployer.traffic.embedded;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.deployer.traffic.Slot;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;

/**
 * What happens around each request that is forwarded: its slot is chosen, its body read, headers that concern one connection alone or that
 * only a proxy may set are dropped, and a failure becomes a problem response. A request is sent once: where it may have been received, only
 * the client can know whether to ask again.
 */
final class Forwarding implements ProxyInterceptor {
    private static final String PASSAGE = "passage";
    private static final String KEEP_ALIVE = "keep-alive";
    private static final List<String> ONLY_FROM_A_PROXY =
            List.of("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port");

    private final int maxBodyBytes;
    private final EdgeMetrics metrics;
    private final EdgeState state;

    Forwarding(int maxBodyBytes, EdgeMetrics metrics, EdgeState state) {
        this.maxBodyBytes = maxBodyBytes;
        this.metrics = metrics;
        this.state = state;
    }

    static Slot slot(ProxyContext context) {
        return passage(context).slot();
    }

    private static Passage passage(ProxyContext context) {
        return context.get(PASSAGE, Passage.class);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        Passage passage = new Passage(state, state.rotation().next());
        context.set(PASSAGE, passage);
        MultiMap headers = context.request().headers();
        dropConnectionHeaders(headers);
        headers.remove("expect");
        ONLY_FROM_A_PROXY.forEach(headers::remove);
        return RequestBody.read(context.request().proxiedRequest(), maxBodyBytes, passage)
                .compose(body -> forward(context, body))
                .recover(failure -> answerFor(context, failure));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ProxyResponse response = context.response();
        if (context.request().proxiedRequest().response().closed()) {
            // The client has gone. Writing to it now would fail twice, loudly.
            response.release();
            passage(context).ended();
            return Future.succeededFuture();
        }
        dropConnectionHeaders(response.headers());
        metrics.answered(slot(context), response.getStatusCode());
        // A failure has already reset both connections; the proxy would answer a second time on top of it.
        if (isEventStream(response)) {
            // It may go on for ever, and whoever reads it can take it up again: the drain does not wait for it.
            passage(context).ended();
            return context.sendResponse().otherwiseEmpty();
        }
        Passage passage = passage(context);
        return context.sendResponse().onComplete(sent -> passage.ended()).otherwiseEmpty();
    }

    private static Future<ProxyResponse> forward(ProxyContext context, Buffer body) {
        context.request().setBody(body.length() == 0 ? null : Body.body(body));
        return context.sendRequest();
    }

    private Future<ProxyResponse> answerFor(ProxyContext context, Throwable failure) {
        EdgeProblem problem = problemFor(context, failure);
        ProxyResponse response = context.request().setBody(null).response().setStatusCode(problem.status());
        problem.headers().forEach(response::putHeader);
        HttpServerRequest request = context.request().proxiedRequest();
        metrics.answeredItself(request.method(), request.path(), problem.status());
        if (!request.isEnded()) {
            // The rest of the body is not read.
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        return Future.succeededFuture(response.setBody(Body.body(problem.body())));
    }

    private EdgeProblem problemFor(ProxyContext context, Throwable failure) {
        return switch (failure) {
            case RequestBody.TooLargeException tooLarge -> EdgeProblem.tooLarge(maxBodyBytes);
            case RequestBody.NoRoomException full -> EdgeProblem.overloaded();
            case NotConnectedException busy when busy.tooBusy() -> EdgeProblem.overloaded();
            case NotConnectedException refused -> {
                metrics.connectFailed(slot(context));
                yield EdgeProblem.of(ProblemCode.UNAVAILABLE, "the core cannot be reached; nothing was sent to it");
            }
            default ->
                EdgeProblem.of(
                        ProblemCode.UNAVAILABLE,
                        "the core gave no answer; it may have received the request: ask again with the same"
                                + " Idempotency-Key");
        };
    }

    /** Removes the headers that RFC 9110, section 7.6.1, has end at each hop. */
    private static void dropConnectionHeaders(MultiMap headers) {
        if (headers.contains(HttpHeaders.CONNECTION)) {
            for (String connection : headers.getAll(HttpHeaders.CONNECTION)) {
                for (String named : connection.split(",")) {
                    headers.remove(named.strip());
                }
            }
            headers.remove(HttpHeaders.CONNECTION);
        }
        headers.remove(KEEP_ALIVE);
        headers.remove(HttpHeaders.UPGRADE);
        headers.remove("proxy-connection");
    }

    private static boolean isEventStream(ProxyResponse response) {
        String type = response.headers().get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("text/event-stream");
    }
}
