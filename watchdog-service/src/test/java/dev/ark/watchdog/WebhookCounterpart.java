package dev.ark.watchdog;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ark.contract.json.ArkJson;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Whom the watchdog tells of alerts, over real HTTP. It fails as often as a test says. */
public final class WebhookCounterpart implements QuarkusTestResourceLifecycleManager {
    public static final String SECRET = "a webhook secret for tests";

    private static volatile WebhookCounterpart current;

    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private HttpServer server;

    /** What was posted, and whether it was taken. */
    public record Post(String body, String signature, String timestamp, String idempotencyKey, boolean taken) {
        public JsonNode alert() {
            try {
                return ArkJson.mapper().readTree(body).path("alert");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static WebhookCounterpart current() {
        return current;
    }

    /** Answers the next posts with 503. */
    public void failTimes(int times) {
        failures.set(times);
    }

    /** The posts of alerts about an agent. */
    public List<Post> postsOf(String agent) {
        return posts.stream()
                .filter(post -> post.alert().path("agent").asText().equals(agent))
                .toList();
    }

    @Override
    public Map<String, String> start() {
        current = this;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/hook", this::take);
            server.start();
            Path secret = Files.createTempDirectory("ark-hook").resolve("secret");
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(secret, SECRET + "\n");
            return Map.of(
                    "ark.watchdog.webhook.url",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/hook",
                    "ark.watchdog.webhook.secret-file",
                    secret.toString(),
                    "ark.watchdog.webhook.interval",
                    "1s",
                    "ark.watchdog.webhook.first-back-off",
                    "100ms",
                    "ark.watchdog.slo.interval",
                    "1s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean taken = failures.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
            posts.add(new Post(
                    body,
                    exchange.getRequestHeaders().getFirst("X-Ark-Signature"),
                    exchange.getRequestHeaders().getFirst("X-Ark-Timestamp"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    taken));
            exchange.sendResponseHeaders(taken ? 204 : 503, -1);
        }
    }
}
