package dev.ark.deployer.traffic.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokenBackendTest {
    @Test
    void aCoreThatIsDownIsAnsweredForAtOnce() throws Exception {
        try (var under = new EdgeUnderTest(EdgeSettings.usual(), EdgeUnderTest.deadPort(), 1)) {
            assertUnavailable(under.post("/v1/decisions", "{}"), "nothing was sent");
            assertThat(under.count("ark.edge.connect.failures", "stable")).isEqualTo(1);
            assertThat(under.count("ark.edge.requests", "stable")).isEqualTo(1);
            assertUnavailable(under.post("/v1/evaluations", "{}"), "nothing was sent");
            assertThat(under.unservedDecisions())
                    .as("requests for decisions alone")
                    .isEqualTo(1);
        }
    }

    @Test
    void aCoreThatDiesAfterItWasAskedIsNotAskedAgain() throws Exception {
        try (var core = new FakeCore(request -> request.connection().close());
                var under = new EdgeUnderTest(EdgeSettings.usual(), core.port(), 1)) {
            assertUnavailable(under.post("/v1/decisions", "{}"), "may have received");
            assertThat(under.unservedDecisions()).isEqualTo(1);
            assertThat(core.received()).isEqualTo(1);
            assertThat(under.count("ark.edge.connect.failures", "stable")).isZero();
        }
    }

    @Test
    void aCoreThatDoesNotAnswerInTimeIsGivenUpAndNotAskedAgain() throws Exception {
        EdgeSettings impatient = new EdgeSettings(Duration.ofMillis(200), Duration.ofSeconds(1));
        try (var core = new FakeCore(request -> {});
                var under = new EdgeUnderTest(impatient, core.port(), 1)) {
            assertUnavailable(under.post("/v1/decisions", "{}"), "may have received");
            assertThat(core.received()).isEqualTo(1);
        }
    }

    @Test
    void sayingThatEventsAreAcceptedBuysNoMoreTime() throws Exception {
        EdgeSettings impatient = new EdgeSettings(Duration.ofMillis(200), Duration.ofSeconds(1));
        try (var core = new FakeCore(request -> {});
                var under = new EdgeUnderTest(impatient, core.port(), 1)) {
            for (String path : new String[] {"/v1/decisions", "/v1/decisions?/v1/events/stream"}) {
                assertUnavailable(
                        under.send(under.to(path)
                                .header("Accept", "text/event-stream")
                                .timeout(Duration.ofSeconds(10))
                                .GET()),
                        "may have received");
            }
        }
    }

    @Test
    void anAnswerThatBreaksOffIsNotMadeToLookWhole() {
        try (var core = new FakeCore(request -> {
                    request.response().setChunked(true).write("half of it");
                    request.connection().close();
                });
                var under = new EdgeUnderTest(EdgeSettings.usual(), core.port(), 1)) {
            assertThatThrownBy(() -> under.get("/v1/decisions/1")).isInstanceOf(IOException.class);
        }
    }

    private static void assertUnavailable(HttpResponse<String> answer, String detail) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).contains("1");
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"UNAVAILABLE\"").contains(detail);
    }
}
