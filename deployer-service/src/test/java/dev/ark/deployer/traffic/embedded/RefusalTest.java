package dev.ark.deployer.traffic.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.json.ArkJson;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private final FakeCore core = FakeCore.echo("stable");
    private final EdgeUnderTest under = new EdgeUnderTest(EdgeSettings.usual(), core.port(), core.port());

    @AfterEach
    void close() {
        under.close();
        core.close();
    }

    @Test
    void theInsideOfTheCoreIsNotThere() throws Exception {
        for (String path : new String[] {"/q/metrics", "/q/health", "/", "/v1/%2e%2e/q/metrics", "/v1//decisions"}) {
            assertProblem(under.get(path), 404, "NOT_FOUND");
        }
        assertThat(under.raw("GET /v1/../q/metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404");
        assertThat(core.received()).isZero();
        assertThat(under.count("ark.edge.requests", "none")).isEqualTo(6);
    }

    @Test
    void theLargestBodyPassesAndOneByteMoreDoesNot() throws Exception {
        assertThat(under.post("/v1/decisions", "x".repeat(EdgeSettings.MAX_BODY))
                        .statusCode())
                .isEqualTo(201);
        assertProblem(under.post("/v1/decisions", "x".repeat(EdgeSettings.MAX_BODY + 1)), 413, "BODY_TOO_LARGE");
        assertThat(core.received()).isEqualTo(1);
    }

    @Test
    void aBodyThatDoesNotSayItsLengthIsHeldToTheSameLimit() throws Exception {
        HttpResponse<String> answer = under.send(under.to("/v1/decisions")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("x".repeat(EdgeSettings.MAX_BODY + 1)))));

        assertProblem(answer, 413, "BODY_TOO_LARGE");
        assertThat(core.received()).isZero();
    }

    @Test
    void headersBeyondTheLimitAreRefused() throws Exception {
        assertThat(under.send(under.to("/v1/x")
                                .header("big", "x".repeat(20_000))
                                .GET())
                        .statusCode())
                .isEqualTo(431);
        assertThat(under.get("/v1/" + "x".repeat(9_000)).statusCode()).isEqualTo(414);
        assertThat(core.received()).isZero();
    }

    @Test
    void aRequestWithTwoLengthsReachesTheCoreAsOneOrNotAtAll() throws Exception {
        under.raw("POST /v1/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 4\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/smuggled HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(core.received()).isLessThanOrEqualTo(1);
    }

    @Test
    void nobodyIsServedHttp2() throws Exception {
        String priorKnowledge = under.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");
        // Whoever looks at it first refuses it: for its version, or for its target.
        assertThat(priorKnowledge).as("a refusal in text, and no frame").matches("(?s)HTTP/2\\.0 (501|404) .*");
        assertThat(core.received()).isZero();

        String upgrade = under.raw("GET /v1/x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n"
                + "GET /v1/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(upgrade).startsWith("HTTP/1.1 201").doesNotContain("101 Switching");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        JsonNode problem = ArkJson.mapper().readTree(answer.body());
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
    }
}
