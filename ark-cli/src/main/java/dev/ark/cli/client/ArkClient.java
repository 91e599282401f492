package dev.ark.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.Failure;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Talks to one of ARK's services as one caller. Thread-safe. */
public final class ArkClient {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final String JSON = "application/json";

    private final URI base;
    private final Optional<String> token;
    private final HttpClient http;

    /** A client of the service at an address, which presents a bearer token. */
    public ArkClient(URI base, String token) {
        this(base, Optional.of(token));
    }

    private ArkClient(URI base, Optional<String> token) {
        this.base = base;
        this.token = token;
        this.http = HttpClients.of(base, CONNECT);
    }

    /** A client of what answers anybody. */
    public static ArkClient anonymous(URI base) {
        return new ArkClient(base, Optional.empty());
    }

    public JsonNode get(String path) {
        return tree(send(request(path).GET()));
    }

    public <T> T get(String path, Class<T> type) {
        return read(send(request(path).GET()), type);
    }

    public JsonNode put(String path, Object body) {
        return tree(send(request(path).header("Content-Type", JSON).PUT(BodyPublishers.ofString(json(body)))));
    }

    public JsonNode post(String path, Object body) {
        return tree(postText(path, json(body)));
    }

    public <T> T post(String path, Object body, Class<T> type) {
        return read(postText(path, json(body)), type);
    }

    /** Posts what takes longer than an answer does as a rule. */
    public <T> T post(String path, Object body, Class<T> type, Duration patience) {
        return read(
                send(request(path)
                        .timeout(patience)
                        .header("Content-Type", JSON)
                        .POST(BodyPublishers.ofString(json(body)))),
                type);
    }

    /** Posts a text as it is, and gives the answer's text. */
    public String postText(String path, String body) {
        return send(request(path).header("Content-Type", JSON).POST(BodyPublishers.ofString(body)));
    }

    /** The text of an answer, as it is. */
    public String getText(String path) {
        return send(request(path).GET());
    }

    /** Puts a text as it is, under a header that says on which condition. */
    public JsonNode putText(String path, String body, String header, String condition) {
        return tree(send(request(path)
                .header("Content-Type", JSON)
                .header(header, condition)
                .PUT(BodyPublishers.ofString(body))));
    }

    /**
     * Follows a stream of server-sent events.
     *
     * @param lastEventId the last one that was seen
     * @return its lines, which the caller closes; they end when the connection does
     */
    public Stream<String> follow(String path, long lastEventId) {
        HttpRequest request = request(path)
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", Long.toString(lastEventId))
                .GET()
                .build();
        return lines(request);
    }

    /** The lines of an answer as they come; the caller closes them. They end in an UncheckedIOException when the connection does too early. */
    public Stream<String> lines(String path) {
        return lines(request(path).GET().build());
    }

    private Stream<String> lines(HttpRequest request) {
        HttpResponse<Stream<String>> response = exchange(request, BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            try (Stream<String> lines = response.body()) {
                throw Refusal.of(response.statusCode(), String.join("\n", lines.toList()));
            }
        }
        return response.body();
    }

    /** A text as one segment of a path. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What a body says as a record. */
    public static <T> T read(String body, Class<T> type) {
        return read(body, ArkJson.mapper().constructType(type));
    }

    /** What a body says as a record of records. */
    public static <T> T read(String body, TypeReference<T> type) {
        return read(body, ArkJson.mapper().constructType(type));
    }

    private static <T> T read(String body, JavaType type) {
        try {
            return ArkJson.mapper().readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new Failure("the answer is not what was expected: " + e.getOriginalMessage(), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER);
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        return request;
    }

    private String send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw Refusal.of(response.statusCode(), response.body());
        }
        return response.body();
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new Unreachable(base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private static JsonNode tree(String body) {
        return read(body.isBlank() ? "null" : body, JsonNode.class);
    }

    private static String json(Object body) {
        try {
            return ArkJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a body: " + body.getClass(), e);
        }
    }
}
