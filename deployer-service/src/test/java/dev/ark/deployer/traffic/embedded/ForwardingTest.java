package dev.ark.deployer.traffic.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.traffic.Shares;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwardingTest {
    private final FakeCore stable = FakeCore.echo("stable");
    private final FakeCore canary = FakeCore.echo("canary");
    private final EdgeUnderTest under = new EdgeUnderTest(EdgeSettings.usual(), stable.port(), canary.port());

    @AfterEach
    void close() {
        under.close();
        stable.close();
        canary.close();
    }

    @Test
    void aRequestAndItsAnswerPassAsTheyAre() throws Exception {
        HttpResponse<String> answer = under.send(under.to("/v1/decisions?dry=1")
                .header("Authorization", "Bearer abc")
                .header("Idempotency-Key", "k-1")
                .header("tracestate", "a=1,b=2")
                .header("traceparent", "00-11111111111111111111111111111111-2222222222222222-01")
                .POST(BodyPublishers.ofString("{\"a\":1}")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("POST /v1/decisions?dry=1 {\"a\":1}");
        assertThat(answer.headers().firstValue("seen-authorization")).contains("Bearer abc");
        assertThat(answer.headers().firstValue("seen-key")).contains("k-1");
        assertThat(answer.headers().firstValue("seen-tracestate")).contains("a=1,b=2");
        assertThat(answer.headers().firstValue("seen-traceparent"))
                .contains("00-11111111111111111111111111111111-2222222222222222-01");
    }

    @Test
    void aChunkedBodyPassesToo() throws Exception {
        HttpResponse<String> answer = under.send(under.to("/v1/decisions")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("{\"chunked\":true}"))));

        assertThat(answer.body()).isEqualTo("POST /v1/decisions {\"chunked\":true}");
    }

    @Test
    void headersOfOneConnectionEndAtTheEdgeInBothDirections() throws Exception {
        String answer = under.raw("GET /v1/slots HTTP/1.0\r\nHost: a\r\nConnection: x-hop\r\nx-hop: 1\r\n"
                + "X-Forwarded-For: 10.0.0.1\r\nTE: trailers\r\n\r\n");

        assertThat(answer)
                .contains("seen-hop: null", "seen-forwarded: null", "seen-te: null")
                .doesNotContain("x-internal: secret");
    }

    @Test
    void aSecondConnectionHeaderCountsToo() throws Exception {
        String answer =
                under.raw("GET /v1/slots HTTP/1.1\r\nHost: a\r\nConnection: close\r\nConnection: x-other, X-Hop\r\n"
                        + "x-hop: 1\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 201").contains("seen-hop: null");
    }

    @Test
    void theAnswerNamesTheSlotThatGaveIt() throws Exception {
        assertThat(under.get("/v1/x").headers().allValues("ark-deployment")).containsExactly("stable");
        under.edge.route(Shares.ALL_CANARY);
        assertThat(under.get("/v1/x").headers().allValues("ark-deployment")).containsExactly("canary");
        try (var named = new FakeCore(request -> request.response()
                        .putHeader("Ark-Deployment", "as it says")
                        .end());
                var other = new EdgeUnderTest(EdgeSettings.usual(), named.port(), 1)) {
            assertThat(other.get("/v1/x").headers().allValues("ark-deployment")).containsExactly("as it says");
        }
    }

    @Test
    void everythingGoesToStableUntilWeightsSayOtherwise() throws Exception {
        for (int i = 0; i < 20; i++) {
            under.get("/v1/x");
        }
        assertThat(stable.received()).isEqualTo(20);
        assertThat(under.edge.observed().shares()).isEqualTo(Shares.ALL_STABLE);
    }

    @Test
    void weightsAreExactOverAThousandRequests() throws Exception {
        under.edge.route(new Shares(90, 10, 0));
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            String core = under.get("/v1/x").headers().firstValue("x-core").orElseThrow();
            seen.merge(core, 1, Integer::sum);
        }
        assertThat(seen).isEqualTo(Map.of("stable", 900, "canary", 100));
        assertThat(under.count("ark.edge.requests", "stable")).isEqualTo(900);
        assertThat(under.count("ark.edge.requests", "canary")).isEqualTo(100);
    }
}
