package dev.ark.deployer.observation.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventPage;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.JournalHead;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.Problem;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.deployer.service.SlotAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server in the place of a slot's three services, at one address, with a journal that slots may share. */
final class FakeSlot implements AutoCloseable {
    static final String TOKEN = "a service's own token";
    private static final int LARGEST_PAGE = 3;

    private final HttpServer server;
    private final List<Event> journal;
    final AtomicInteger asked = new AtomicInteger();
    volatile String metrics = "";
    volatile boolean ready = true;
    volatile boolean broken;
    volatile TradingState state = TradingState.ACTIVE;
    volatile long oldest = 1;

    FakeSlot(List<Event> journal) throws IOException {
        this.journal = journal;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** A journal. */
    static List<Event> journal() {
        return new CopyOnWriteArrayList<>();
    }

    /** Journals a decision, denied if a rule is named. */
    static void decide(List<Event> journal, Instant at, String slot, String version, String rule) {
        ObjectNode body = ArkJson.mapper().createObjectNode().put("agent", "kenny");
        body.put("outcome", rule.isEmpty() ? "approved" : "denied");
        if (!rule.isEmpty()) {
            body.withArray("violations").addObject().put("rule", rule).put("effect", "DENY");
        }
        long seq = journal.size() + 1L;
        journal.add(new Event(1, seq, seq - 1, EventType.DECISION, body, at, slot, version, null));
    }

    /** What a core of this version tells that has answered so many proposals, some of them slowly. */
    static String core(String slot, String version, double startedAt, int fast, int slow) {
        String labels = "deployment=\"" + slot + "\",version=\"" + version + "\"";
        return """
                # HELP ark_decision_duration_seconds from the proposal's arrival to its durable answer
                # TYPE ark_decision_duration_seconds histogram
                ark_decision_duration_seconds_bucket{%1$s,le="0.001"} 0
                ark_decision_duration_seconds_bucket{%1$s,le="0.4"} %2$d
                ark_decision_duration_seconds_bucket{%1$s,le="0.5"} %3$d
                ark_decision_duration_seconds_bucket{%1$s,le="+Inf"} %3$d
                ark_decision_duration_seconds_count{%1$s} %3$d
                process_start_time_seconds{%1$s} %4$s
                ark_watchdog_quarantines_total{%1$s,reason_class="failures"} 0.0
                """.formatted(labels, fast, fast + slow, startedAt);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    SlotAddresses addresses() {
        return new SlotAddresses(address(), address(), address());
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        String path = exchange.getRequestURI().getPath();
        boolean known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (broken || !known) {
            send(exchange, known ? 503 : 401, "");
            return;
        }
        switch (path) {
            case "/q/metrics" -> send(exchange, 200, metrics);
            case "/readyz" -> send(exchange, ready ? 200 : 503, "");
            case "/v1/control" -> send(exchange, 200, json(new ControlState(state, 1, "", "alice", Instant.EPOCH)));
            case "/v1/journal/head" -> send(exchange, 200, json(new JournalHead(1, journal.size(), "", oldest)));
            case "/v1/events" -> events(exchange);
            default -> send(exchange, 404, "");
        }
    }

    private void events(HttpExchange exchange) throws IOException {
        long after = Long.parseLong(exchange.getRequestURI().getQuery().replaceAll(".*after=(\\d+).*", "$1"));
        if (after < oldest - 1) {
            Problem gone = new Problem("", "", 410, ProblemCode.GONE, "", oldest);
            send(exchange, ProblemCode.GONE.status(), json(gone));
            return;
        }
        List<Event> page = journal.stream()
                .filter(event -> event.seq() > after)
                .limit(LARGEST_PAGE)
                .toList();
        send(exchange, 200, json(new EventPage(1, journal.size(), oldest, page)));
    }

    private static String json(Object value) throws IOException {
        return ArkJson.mapper().writeValueAsString(value);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
