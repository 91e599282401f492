package dev.ark.deployer.traffic.embedded;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.deployer.traffic.ControlPaths;
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
import java.util.Optional;

/**
 * What happens around each request that is forwarded: its body is read, its slot chosen, headers that concern one connection alone or that
 * only a proxy may set are dropped, and a failure becomes a problem response. A request is sent once: where it may have been received, only
 * the client can know whether to ask again.
 */
final class Forwarding implements ProxyInterceptor {
    /** It is nobody's turn. */
    private static final class ShedException extends Exception {
        private static final long serialVersionUID = 1L;

        ShedException() {
            super("it is nobody's turn", null, false, false);
        }
    }

    private static final String PASSAGE = "passage";
    private static final String DEPLOYMENT = "Ark-Deployment";
    private static final List<String> OF_ONE_CONNECTION =
            List.of("connection", "keep-alive", "proxy-connection", "upgrade", "te", "trailer", "proxy-authorization");
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

    static Passage passage(ProxyContext context) {
        return context.get(PASSAGE, Passage.class);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        HttpServerRequest request = context.request().proxiedRequest();
        Passage passage = new Passage(state, ControlPaths.include(request.path()));
        context.set(PASSAGE, passage);
        MultiMap headers = context.request().headers();
        dropConnectionHeaders(headers);
        headers.remove("expect");
        ONLY_FROM_A_PROXY.forEach(headers::remove);
        return RequestBody.read(request, maxBodyBytes, passage)
                .compose(body -> forward(context, body))
                .recover(failure -> answerFor(context, failure));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ProxyResponse response = context.response();
        Passage passage = passage(context);
        count(passage.slot(), response.getStatusCode());
        if (context.request().proxiedRequest().response().closed()) {
            // The client has gone. Writing to it now would fail twice, loudly.
            response.release();
            passage.ended();
            return Future.succeededFuture();
        }
        // A failure has already reset both connections; the proxy would answer a second time on top of it.
        if (isEventStream(response)) {
            // It may go on for ever, and whoever reads it can take it up again: the drain does not wait for it.
            passage.ended();
            return context.sendResponse().otherwiseEmpty();
        }
        return context.sendResponse().onComplete(sent -> passage.ended()).otherwiseEmpty();
    }

    private void count(Optional<Slot> slot, int status) {
        slot.ifPresentOrElse(taken -> metrics.answered(taken, status), () -> metrics.refused(status));
    }

    /** Only now is the slot chosen: a client that sends slowly has none, and shares that have changed meanwhile hold. */
    private static Future<ProxyResponse> forward(ProxyContext context, Buffer body) {
        Passage passage = passage(context);
        if (!passage.depart()) {
            return Future.failedFuture(new ShedException());
        }
        context.request().setBody(body.length() == 0 ? null : Body.body(body));
        return context.sendRequest().map(answer -> ofSlot(answer, passage));
    }

    /** The answer of a slot, with its name where the slot does not give it. */
    private static ProxyResponse ofSlot(ProxyResponse answer, Passage passage) {
        dropConnectionHeaders(answer.headers());
        if (!answer.headers().contains(DEPLOYMENT)) {
            passage.slot().ifPresent(slot -> answer.headers().set(DEPLOYMENT, slot.label()));
        }
        return answer;
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
            case ShedException shed -> {
                metrics.shed();
                yield EdgeProblem.shed();
            }
            case RequestBody.NoRoomException full -> EdgeProblem.overloaded();
            case NotConnectedException busy when busy.tooBusy() -> EdgeProblem.overloaded();
            case NotConnectedException refused -> {
                passage(context).slot().ifPresent(metrics::connectFailed);
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
        }
        OF_ONE_CONNECTION.forEach(headers::remove);
    }

    private static boolean isEventStream(ProxyResponse response) {
        String type = response.headers().get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("text/event-stream");
    }
}
