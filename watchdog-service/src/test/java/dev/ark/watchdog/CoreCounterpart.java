package dev.ark.watchdog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.AdoptedRuleset;
import dev.ark.contract.http.AgentList;
import dev.ark.contract.http.AgentStatus;
import dev.ark.contract.http.AlertAcknowledged;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.Problem;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * The core as the watchdog sees it, over real HTTP: a journal, fences that are journaled, and a record of who asked for what. It is away until
 * a test lets it come up, so that every test run starts the watchdog without a core.
 */
public final class CoreCounterpart implements QuarkusTestResourceLifecycleManager {
    /** An agent that this core does not know. */
    public static final String STRANGER = "stranger";

    /** An agent that failed, was quarantined and restored, and had a permit refused, all before the watchdog started. */
    public static final String VETERAN = "veteran";

    /** An agent that was quarantined so long ago that no event tells of it. */
    public static final String PRISONER = "prisoner";

    /** An agent whose last heartbeat is older than every event. */
    public static final String SLEEPER = "sleeper";

    /** When the alert {@code old_alert} was raised. */
    public static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    /** A command or report that came in. */
    public record Asked(String path, String subject, JsonNode body) {}

    private static volatile CoreCounterpart current;

    private final JournalOfCore journal = new JournalOfCore();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private int port;
    private HttpServer server;
    private volatile String metrics = "";
    private volatile String metricsAsker = "";
    private volatile ControlState control =
            new ControlState(TradingState.ACTIVE, 1, "a new core", "ark", Instant.EPOCH);

    public static CoreCounterpart current() {
        return current;
    }

    public JournalOfCore journal() {
        return journal;
    }

    /** What was asked of a path so far. */
    public List<Asked> asked(String path) {
        return asked.stream().filter(one -> one.path().equals(path)).toList();
    }

    @Override
    public Map<String, String> start() {
        current = this;
        pastOfTheVeteran();
        pastThatNoEventTellsOf();
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String url = "http://127.0.0.1:" + port;
        // What one test tells of must not reduce what another one watches.
        return Map.of(
                "quarkus.rest-client.core.url",
                url,
                "ark.watchdog.slo.sources.core",
                url,
                "ark.watchdog.halt.on-unpermitted-execution",
                "ALERT");
    }

    @Override
    public void stop() {
        goAway();
    }

    private void pastOfTheVeteran() {
        for (int i = 0; i < 5; i++) {
            journal.heartbeat(VETERAN, "failed");
        }
        journal.append(EventType.QUARANTINE, JournalOfCore.about(VETERAN).put("reason", "5 failures"));
        journal.append(EventType.RESTORE, JournalOfCore.about(VETERAN).put("reason", "repaired"));
        Instant at = Instant.now();
        journal.append(EventType.PERMIT_REFUSED, JournalOfCore.about(VETERAN).put("permit_id", "p-0"), at);
        AlertReport told = new AlertReport(EventType.PERMIT_REFUSED, Level.WARNING, "told before", VETERAN, at);
        journal.append(EventType.ALERT, ArkJson.mapper().valueToTree(told));
    }

    /** An alert of long ago, and what was said to it, which are not among the latest events. */
    private void pastThatNoEventTellsOf() {
        AlertReport old = new AlertReport("old_alert", Level.CRITICAL, "long ago", VETERAN, LONG_AGO);
        journal.appendLongAgo(EventType.ALERT, ArkJson.mapper().valueToTree(old), LONG_AGO);
    }

    /** Answers from now on. */
    public synchronized void comeUp() {
        if (server != null) {
            return;
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/", this::answer);
        server.createContext("/q/metrics", this::tellMetrics);
        server.start();
    }

    /** Refuses connections from now on. */
    public synchronized void goAway() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    /** Tells these metrics from now on. */
    public void counts(String newMetrics) {
        metrics = newMetrics;
    }

    /** Who asked for metrics last. */
    public String metricsAsker() {
        return metricsAsker;
    }

    private void tellMetrics(HttpExchange exchange) throws IOException {
        try (exchange) {
            metricsAsker = Bearer.subject(exchange);
            byte[] text = metrics.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/v1/".length());
            if (exchange.getRequestMethod().equals("GET")) {
                tell(exchange, path);
                return;
            }
            byte[] sent = exchange.getRequestBody().readAllBytes();
            JsonNode body = sent.length == 0 ? null : ArkJson.mapper().readTree(sent);
            asked.add(new Asked(path, Bearer.subject(exchange), body));
            command(exchange, path.split("/"), body);
        }
    }

    private void tell(HttpExchange exchange, String path) throws IOException {
        Object answer;
        try {
            answer = question(path, exchange.getRequestURI().getQuery());
        } catch (ProblemException e) {
            exchange.getResponseHeaders().add("Content-Type", Problem.MEDIA_TYPE);
            reply(exchange, e.code().status(), e.problem());
            return;
        }
        reply(exchange, 200, answer);
    }

    private Object question(String path, String query) {
        return switch (path) {
            case "events" -> journal.page(query);
            case "journal/head" -> journal.head();
            case "control" -> control;
            case "ruleset/adopted" -> new AdoptedRuleset(0, "");
            case "alerts/journaled" -> new Page<>(journal.alertsNewestFirst(), null);
            case "agents" ->
                query.contains("after=&")
                        ? new AgentList(List.of(agent(PRISONER, "long ago", null)), PRISONER)
                        : new AgentList(
                                List.of(agent(SLEEPER, null, Instant.now().minusSeconds(600))), null);
            default -> throw new IllegalArgumentException(path);
        };
    }

    private static AgentStatus agent(String name, String quarantineReason, Instant seen) {
        boolean quarantined = quarantineReason != null;
        var scope = quarantined ? dev.ark.contract.http.QuarantineScope.ALL : null;
        return new AgentStatus(name, "acc", "olivia", 10, 10, quarantined, quarantineReason, scope, null, seen);
    }

    private void command(HttpExchange exchange, String[] path, JsonNode body) throws IOException {
        switch (path[path.length - 1]) {
            case "lease" -> exchange.sendResponseHeaders(204, -1);
            case "alerts" -> {
                journal.append(EventType.ALERT, (ObjectNode) body);
                reply(exchange, 201, new Recorded(journal.head().seq(), Instant.now()));
            }
            case "ack" -> {
                String note = body.path("note").asText();
                journal.append(
                        EventType.ALERT_ACKNOWLEDGED,
                        ArkJson.mapper().valueToTree(new AlertAcknowledged(path[1], note, Bearer.subject(exchange))));
                reply(exchange, 200, new Recorded(journal.head().seq(), Instant.now()));
            }
            case "quarantine" -> fence(exchange, path[1], EventType.QUARANTINE, body);
            case "restore" -> fence(exchange, path[1], EventType.RESTORE, body);
            case "halt" -> reply(exchange, 200, turnTo(TradingState.HALTED, EventType.HALT, body));
            case "reduce" -> reply(exchange, 200, turnTo(TradingState.REDUCING, EventType.REDUCE, body));
            case "resume" -> reply(exchange, 200, turnTo(TradingState.ACTIVE, EventType.RESUME, body));
            default -> throw new IllegalArgumentException(String.join("/", path));
        }
    }

    private void fence(HttpExchange exchange, String agent, String type, JsonNode body) throws IOException {
        if (agent.equals(STRANGER)) {
            exchange.getResponseHeaders().add("Content-Type", Problem.MEDIA_TYPE);
            reply(exchange, 404, Problem.of(ProblemCode.NOT_FOUND, "no agent " + agent + " is registered"));
            return;
        }
        ObjectNode row = ArkJson.mapper().createObjectNode();
        row.put("agent", agent).put("reason", body.path("reason").asText()).put("actor", Bearer.subject(exchange));
        for (String more : List.of("scope", "until")) {
            if (body.hasNonNull(more)) {
                row.set(more, body.path(more));
            }
        }
        journal.append(type, row);
        reply(exchange, 200, control);
    }

    private ControlState turnTo(TradingState state, String type, JsonNode body) {
        control = new ControlState(
                state, control.haltEpoch() + 1, body.path("reason").asText(), "olivia", Instant.now());
        journal.append(type, ArkJson.mapper().valueToTree(control));
        return control;
    }

    private static void reply(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] text = ArkJson.mapper().writeValueAsBytes(body);
        exchange.getResponseHeaders().putIfAbsent("Content-Type", new ArrayList<>(List.of("application/json")));
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
    }
}
