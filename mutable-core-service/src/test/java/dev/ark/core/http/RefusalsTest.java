package dev.ark.core.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.ark.contract.identity.Roles;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.core.CoreTest;
import dev.ark.testkit.Identities;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that are refused before anything is decided: each with its problem, and nothing written. */
@QuarkusTest
class RefusalsTest extends CoreTest {
    private long head;

    @BeforeEach
    void remember() {
        head = head();
    }

    @AfterEach
    void nothingWasWritten() {
        assertThat(writtenSince(head)).isEmpty();
    }

    @Test
    void noTokenIsUnauthenticated() {
        refused(given().contentType(ContentType.JSON).body(buy(1)).post("/v1/decisions"), ProblemCode.UNAUTHENTICATED)
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    @Test
    void aForgedTokenIsUnauthenticated() {
        String forged = Identities.forgedToken("kenny", Roles.AGENT);
        refused(with(forged).body(buy(1)).post("/v1/decisions"), ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void whatIsNoTokenIsUnauthenticated() {
        refused(with("let-me-in").body(buy(1)).post("/v1/decisions"), ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void anotherSchemeIsUnauthenticated() {
        refused(
                given().auth()
                        .preemptive()
                        .basic("kenny", "secret")
                        .contentType(ContentType.JSON)
                        .body(buy(1))
                        .post("/v1/decisions"),
                ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void anotherRoleIsForbidden() {
        refused(broker().body(buy(1)).post("/v1/decisions"), ProblemCode.FORBIDDEN);
    }

    @Test
    void aTokenWithoutARoleIsForbidden() {
        refused(as("kenny").body(buy(1)).post("/v1/decisions"), ProblemCode.FORBIDDEN);
    }

    @Test
    void anAgentCannotWriteFacts() {
        refused(agent("kenny").body("{}").put("/v1/facts/accounts/a"), ProblemCode.FORBIDDEN);
    }

    @Test
    void anAgentCannotBeatForAnother() {
        refused(agent("kenny").body("{\"status\":\"ok\"}").post("/v1/agents/ann/heartbeat"), ProblemCode.FORBIDDEN);
    }

    @Test
    void aRoleOfAnotherSystemDoesNotMakeAnAgentMore() {
        refused(
                as("kenny", Roles.AGENT, "employees")
                        .body("{\"status\":\"ok\"}")
                        .post("/v1/agents/ann/heartbeat"),
                ProblemCode.FORBIDDEN);
    }

    @Test
    void aRoleThatReadsDoesNotLetAnAgentBeatForAnother() {
        refused(
                as("kenny", Roles.AGENT, Roles.VIEWER)
                        .body("{\"status\":\"ok\"}")
                        .post("/v1/agents/ann/heartbeat"),
                ProblemCode.FORBIDDEN);
    }

    @Test
    void anUnsupportedMediaTypeIsRefused() {
        refused(
                agent("kenny").contentType("text/xml").body("<buy/>").post("/v1/decisions"),
                ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void anUnknownPathIsNotFound() {
        refused(operator().get("/v1/nothing/here"), ProblemCode.NOT_FOUND);
    }

    @Test
    void anUnknownPathOutsideTheInterfaceIsNotFound() {
        refused(operator().get("/nothing"), ProblemCode.NOT_FOUND);
    }

    @Test
    void anotherMethodIsNotAllowed() {
        refused(operator().delete("/v1/control"), ProblemCode.METHOD_NOT_ALLOWED);
    }

    @Test
    void tenMegabytesAreTooLarge() {
        String body = buy(1).replace("cheap", "x".repeat(10_000_000));
        refused(agent("kenny").body(body).post("/v1/decisions"), ProblemCode.BODY_TOO_LARGE);
    }

    @Test
    void aBodyThatGrowsTooLargeUnannouncedIsTooLarge() throws Exception {
        byte[] body = buy(1).replace("cheap", "x".repeat(300 * 1024)).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/decisions"))
                .header("Authorization", "Bearer " + Identities.token("kenny", Roles.AGENT))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void anUnreadableQueryIsRefused() {
        refused(operator().get("/v1/events?after=0&limit=100000"), ProblemCode.INVALID_VALUE);
    }

    @Test
    void aKeyThatIsNoNameIsRefused() {
        refused(
                agent("kenny").header("Idempotency-Key", "a b").body(buy(1)).post("/v1/decisions"),
                ProblemCode.INVALID_VALUE);
    }

    private static ValidatableResponse refused(Response response, ProblemCode code) {
        return response.then()
                .statusCode(code.status())
                .contentType("application/problem+json")
                .body("code", equalTo(code.name()))
                .body("status", equalTo(code.status()));
    }
}
