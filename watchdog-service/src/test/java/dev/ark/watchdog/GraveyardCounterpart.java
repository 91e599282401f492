package dev.ark.watchdog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.http.RulesetView;
import dev.ark.contract.json.ArkJson;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.world.World;
import dev.ark.watchdog.drift.Reported;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The graveyard as the watchdog sees it, over real HTTP: it reports the released rules until a test has it report others. */
public final class GraveyardCounterpart implements QuarkusTestResourceLifecycleManager {
    /** It has evaluated one more each time that it is asked. */
    private static final String METRICS = """
            ark_ethics_drift{deployment="stable",version="dev"} 0.0
            process_start_time_seconds 4.0E9
            ark_hrm_evaluation_duration_seconds_bucket{le="0.001"} %1$d.0
            ark_hrm_evaluation_duration_seconds_bucket{le="+Inf"} %1$d.0
            """;

    private static volatile GraveyardCounterpart current;

    private final AtomicInteger evaluations = new AtomicInteger();
    private HttpServer server;
    private volatile int status = 200;
    private volatile Object body = Reported.released();
    private volatile String asker = "";
    private volatile Graveyard rules = World.GRAVEYARD;

    public static GraveyardCounterpart current() {
        return current;
    }

    /** Reports some rules from now on. */
    public void reports(RulesetView view) {
        answers(200, view);
    }

    /** Decides by some rules from now on, whatever it reports. */
    public void decidesBy(Graveyard newRules) {
        rules = newRules;
    }

    /** Gives this answer from now on. */
    public void answers(int newStatus, Object newBody) {
        status = newStatus;
        body = newBody;
    }

    /** Who asked last. */
    public String asker() {
        return asker;
    }

    @Override
    public Map<String, String> start() {
        current = this;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/ruleset", this::answer);
        server.createContext("/v1/evaluations", this::evaluate);
        server.createContext("/q/metrics", this::tellMetrics);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "quarkus.rest-client.graveyard.url",
                url,
                "ark.watchdog.slo.sources.graveyard",
                url,
                "ark.watchdog.drift-interval",
                "1s");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asker = Bearer.subject(exchange);
            send(exchange, status, body);
        }
    }

    private void tellMetrics(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] text = METRICS.formatted(evaluations.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private void evaluate(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = ArkJson.mapper().readValue(exchange.getRequestBody(), EvaluationRequest.class);
            send(exchange, 200, rules.evaluate(asked));
        }
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] text = ArkJson.mapper().writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
    }
}
