package dev.ark.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.json.ArkJson;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds every operation of a service's OpenAPI document, for every role, for no token and for a forged one, against a table of who may do
 * what. An operation that the table lacks, or that the document lacks, fails: the table is the whole of what is allowed.
 */
public final class AccessTable {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, Set<String>> allowed = new TreeMap<>();
    private final Set<String> open = new TreeSet<>();

    /** Lets roles do an operation, such as {@code GET /v1/events}. */
    public AccessTable allow(String operation, String... roles) {
        allowed.put(operation, Set.of(roles));
        return this;
    }

    /** Lets everyone do an operation, without a token too. */
    public AccessTable open(String operation) {
        allowed.put(operation, Set.copyOf(Roles.ALL));
        open.add(operation);
        return this;
    }

    /** Walks the whole document of the service under test. */
    public void verify() {
        Set<String> documented = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        for (String operation : operations()) {
            documented.add(operation);
            Set<String> roles = allowed.getOrDefault(operation, Set.of());
            boolean anonymous = open.contains(operation);
            expect(wrong, operation, "no token", call(operation, Optional.empty()), anonymous, 401);
            for (String role : Roles.ALL) {
                int status = call(operation, Optional.of(Identities.token("nobody", role)));
                expect(wrong, operation, role, status, roles.contains(role), 403);
            }
            if (!anonymous) {
                int status = call(
                        operation, Optional.of(Identities.forgedToken("mallory", Roles.ALL.toArray(String[]::new))));
                expect(wrong, operation, "forged token", status, false, 401);
            }
        }
        assertThat(documented).as("the operations of the OpenAPI document").isEqualTo(allowed.keySet());
        assertThat(wrong).isEmpty();
    }

    private static void expect(
            List<String> wrong, String operation, String who, int status, boolean allowed, int refusal) {
        boolean refused = status == 401 || status == 403;
        if (allowed == refused || (!allowed && status != refusal)) {
            wrong.add(operation + " by " + who + " answered " + status);
        }
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    /** The status alone: the body of a stream never ends. */
    private static int call(String operation, Optional<String> token) {
        String[] parts = operation.split(" ", 2);
        String path = parts[1].replaceAll("\\{[^}]+}", "nobody");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path));
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        if (parts[0].equals("GET")) {
            request.GET();
        } else {
            request.header("Content-Type", "application/json")
                    .method(parts[0], HttpRequest.BodyPublishers.ofString("{\"not_a_field\":1}"));
        }
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(operation + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> operations() {
        try {
            String document = bearer(Identities.token("reader", Roles.VIEWER))
                    .accept(ContentType.JSON)
                    .queryParam("format", "json")
                    .get("/q/openapi")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            JsonNode paths = ArkJson.mapper().readTree(document).path("paths");
            List<String> operations = new ArrayList<>();
            paths.properties()
                    .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                        if (METHODS.contains(method)) {
                            operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                        }
                    }));
            return operations;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("the OpenAPI document is not JSON", e);
        }
    }
}
