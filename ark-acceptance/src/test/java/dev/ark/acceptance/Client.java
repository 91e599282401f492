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
import java.time.Instant;

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

    /** Makes an account with equity, an agent on it, and a fresh price for a symbol. */
    static void feed(Client operator, Client broker, String agent, String account, String equity) throws IOException {
        expectOk(operator.put(
                "/v1/agents/" + agent,
                "{\"account\":\"" + account
                        + "\",\"principal\":\"tester\",\"actions_per_minute\":600000,\"orders_per_minute\":600000}"));
        expectOk(broker.put(
                "/v1/facts/accounts/" + account,
                "{\"currency\":\"USD\",\"equity\":\"" + equity + "\",\"session_start_equity\":\"" + equity + "\"}"));
        expectOk(broker.put(
                "/v1/facts/instruments/TEST",
                "{\"asset_class\":\"equity\",\"tick_size\":\"0.01\",\"average_daily_volume\":\"500000000\","
                        + "\"max_quote_age_seconds\":900}"));
        expectOk(broker.put(
                "/v1/facts/marks/TEST", "{\"price\":\"100\",\"source\":\"test\",\"at\":\"" + Instant.now() + "\"}"));
    }

    /** A purchase with a stop and a target that every rule is content with, if the size is right. */
    static String buy(int quantity) {
        return "{\"action_type\":\"trade\",\"parameters\":{\"symbol\":\"TEST\",\"side\":\"buy\",\"quantity\":\""
                + quantity
                + "\",\"order_type\":\"limit\",\"limit_price\":\"100\",\"stop_loss\":\"95\",\"take_profit\":\"112.5\","
                + "\"leverage\":\"1\"},\"rationale\":\"acceptance\",\"evidence\":[\"e-1\"]}";
    }

    private static void expectOk(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("answered " + answer.status() + ": " + answer.body());
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
