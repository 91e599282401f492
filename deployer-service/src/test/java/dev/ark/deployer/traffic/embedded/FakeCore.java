package dev.ark.deployer.traffic.embedded;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server in the place of a core. */
final class FakeCore implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final HttpServer server;

    FakeCore(Handler<HttpServerRequest> behaviour) {
        server = vertx.createHttpServer()
                .connectionHandler(connection -> {
                    connections.incrementAndGet();
                    connection.closeHandler(closed -> connections.decrementAndGet());
                })
                .requestHandler(request -> {
                    received.incrementAndGet();
                    behaviour.handle(request);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Answers each request with what it was: method, target, some headers and the body. */
    static FakeCore echo(String name) {
        return new FakeCore(request -> request.body()
                .onSuccess(body -> request.response()
                        .setStatusCode(201)
                        .putHeader("x-core", name)
                        .putHeader("connection", "x-internal, keep-alive")
                        .putHeader("x-internal", "secret")
                        .putHeader("seen-traceparent", String.valueOf(request.getHeader("traceparent")))
                        .putHeader("seen-tracestate", String.valueOf(request.getHeader("tracestate")))
                        .putHeader("seen-te", String.valueOf(request.getHeader("te")))
                        .putHeader("seen-authorization", String.valueOf(request.getHeader("authorization")))
                        .putHeader("seen-key", String.valueOf(request.getHeader("idempotency-key")))
                        .putHeader("seen-forwarded", String.valueOf(request.getHeader("x-forwarded-for")))
                        .putHeader("seen-hop", String.valueOf(request.getHeader("x-hop")))
                        .end(request.method() + " " + request.uri() + " " + body)));
    }

    int port() {
        return server.actualPort();
    }

    /** How many requests came in. */
    int received() {
        return received.get();
    }

    /** How many connections to it are open. */
    int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
