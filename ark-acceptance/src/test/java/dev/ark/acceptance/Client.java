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

/** Somebody with a token who talks to the edge. */
final class Client {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String base;
    private final String token;

    /** An answer; the body is {@code null} JSON when it was none. */
    record Answer(int status, JsonNode body) {
        String outcome() {
            return body.path("outcome").asText();
        }

        /** The names of the rules that were violated. */
        List<String> violated() {
            return body.path("violations").findValuesAsText("rule");
        }

        /** The names of the rules that only warn. */
        List<String> warned() {
            return body.path("warnings").findValuesAsText("rule");
        }
    }

    Client(String base, String token) {
        this.base = base;
        this.token = token;
    }

    Answer get(String path) throws IOException {
        return send("GET", path, "");
    }

    Answer post(String path, String body) throws IOException {
        return send("POST", path, body);
    }

    Answer put(String path, String body) throws IOException {
        return send("PUT", path, body);
    }

    private Answer send(String method, String path, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
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
