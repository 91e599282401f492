package dev.ark.watchdog.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.http.SloReport;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.Problem;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.slo.SloConfig;
import dev.ark.watchdog.slo.Slos;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where the objectives are told to anybody on this machine: a port of its own, so that what is open to all is apart from what asks for a role. It
 * only reads, and tells neither names nor secrets. Thread-safe.
 */
@Singleton
@RegisterForReflection(targets = {SloReport.class, SloReport.Slo.class, SloReport.BurnRate.class})
public final class SloListener {
    private static final Logger LOG = Logger.getLogger(SloListener.class);
    private static final int IDLE_SECONDS = 30;
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";

    private final Vertx vertx;
    private final Slos slos;
    private final SloConfig config;
    private final Posture posture;
    private volatile @Nullable HttpServer server;

    SloListener(Vertx vertx, Slos slos, SloConfig config, Posture posture) {
        this.vertx = vertx;
        this.slos = slos;
        this.config = config;
        this.posture = posture;
    }

    /**
     * Listens, if it does not yet: to be called again and again, because the watchdog before this one may still have the port. A watchdog that
     * cannot tell how things are watches all the same. The canary's tells nothing.
     *
     * @throws IllegalStateException when the port is taken
     */
    public void listen() {
        if (server != null || posture == Posture.OBSERVES) {
            return;
        }
        HttpServerOptions options = new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        try {
            server = vertx.createHttpServer(options)
                    .requestHandler(this::answer)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the objectives cannot be told at port " + config.port(), e.getCause());
        }
        LOG.infof("the objectives are told at http://%s:%d/slos", config.host(), port().orElse(0));
    }

    /** The port that it listens on. */
    public OptionalInt port() {
        HttpServer listening = server;
        return listening == null ? OptionalInt.empty() : OptionalInt.of(listening.actualPort());
    }

    void stop(@Observes ShutdownEvent event) {
        HttpServer listening = server;
        if (listening != null) {
            listening.close();
        }
    }

    private void answer(HttpServerRequest request) {
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            refuse(request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD"), ProblemCode.METHOD_NOT_ALLOWED);
            return;
        }
        try {
            switch (request.path()) {
                case "/slos" -> tell(request);
                case "/metrics" -> end(request.response(), TEXT, SloMetrics.text(slos.report()));
                case "/healthz" -> end(request.response(), JSON, "{\"status\":\"UP\"}");
                default -> refuse(request.response(), ProblemCode.NOT_FOUND);
            }
        } catch (RuntimeException e) {
            LOG.error("the objectives could not be told", e);
            refuse(request.response(), ProblemCode.INTERNAL);
        }
    }

    private void tell(HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        HttpServerResponse response = request.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains("text/html")) {
            response.putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            end(response, HTML, SloPage.html(slos.report()));
        } else {
            end(response, JSON, json(slos.report()));
        }
    }

    private static void refuse(HttpServerResponse response, ProblemCode code) {
        end(response.setStatusCode(code.status()), Problem.MEDIA_TYPE, json(Problem.of(code, code.title())));
    }

    /** For a question for the head alone, the server leaves the body out. */
    private static void end(HttpServerResponse response, String type, String body) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(body);
    }

    private static String json(Object value) {
        try {
            return ArkJson.mapper().writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
