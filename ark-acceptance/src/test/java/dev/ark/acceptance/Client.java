package dev.ark.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Somebody with a token who talks to the edge. */
public final class Client {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String base;
    private final String token;

    /** An answer; the body is {@code null} JSON when it was none. */
    public record Answer(int status, JsonNode body) {
        public String outcome() {
            return body.path("outcome").asText();
        }

        /** The names of the rules that were violated. */
        public List<String> violated() {
            return body.path("violations").findValuesAsText("rule");
        }

        /** The names of the rules that only warn. */
        public List<String> warned() {
            return body.path("warnings").findValuesAsText("rule");
        }
    }

    public Client(String base, String token) {
        this.base = base;
        this.token = token;
    }

    public Answer get(String path) throws IOException {
        return send("GET", path, "", Map.of());
    }

    public Answer post(String path, String body) throws IOException {
        return send("POST", path, body, Map.of());
    }

    public Answer put(String path, String body) throws IOException {
        return send("PUT", path, body, Map.of());
    }

    /** Sends a request with further headers; an empty body is none. */
    public Answer send(String method, String path, String body, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        request.method(
                method,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return ArkJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return ArkJson.mapper().nullNode();
        }
    }
}
