package dev.ark.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real HTTP server that gives prepared answers and keeps what it was asked. */
public final class FakeService implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private record Answer(int status, String body) {}

    /** What was asked. */
    public record Request(String line, Map<String, List<String>> headers, String body) {
        public String authorization() {
            return header("Authorization");
        }

        /** The first value of a header that was sent. */
        public String header(String name) {
            return headers.get(name).getFirst();
        }
    }

    public FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers a request such as {@code GET /v1/control}. */
    public FakeService on(String line, int status, String body) {
        answers.put(line, new ConcurrentLinkedDeque<>(List.of(new Answer(status, body))));
        return this;
    }

    /** After the answers that were prepared for it, this one. The last is given again and again. */
    public FakeService then(String line, int status, String body) {
        answers.computeIfAbsent(line, _ -> new ConcurrentLinkedDeque<>()).add(new Answer(status, body));
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Request> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(line, exchange.getRequestHeaders(), body));
            Answer answer = next(line);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer next(String line) {
        Deque<Answer> prepared = answers.getOrDefault(line, new ConcurrentLinkedDeque<>());
        if (prepared.isEmpty()) {
            return new Answer(404, "{\"code\":\"NOT_FOUND\",\"detail\":\"no " + line + "\"}");
        }
        return prepared.size() == 1 ? prepared.getFirst() : prepared.removeFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
