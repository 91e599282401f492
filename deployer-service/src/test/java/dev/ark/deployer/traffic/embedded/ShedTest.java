package dev.ark.deployer.traffic.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShedTest {
    private final FakeCore stable = FakeCore.echo("stable");
    private final EdgeUnderTest under = new EdgeUnderTest(EdgeSettings.usual(), stable.port(), 1);

    @AfterEach
    void close() {
        under.close();
        stable.close();
    }

    @Test
    void exactlyItsShareIsServedAndTheRestIsToldToComeAgain() throws Exception {
        under.edge.route(Shares.stable(25));
        int refused = 0;
        for (int i = 0; i < 100; i++) {
            HttpResponse<String> answer = under.post("/v1/decisions", "{}");
            if (answer.statusCode() == 503) {
                refused++;
                assertThat(answer.headers().firstValue("retry-after")).contains("1");
                assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
                assertThat(answer.body()).contains("\"code\":\"OVERLOADED\"").contains("nothing was sent");
            }
        }
        assertThat(refused).isEqualTo(75);
        assertThat(stable.received()).isEqualTo(25);
        assertThat(under.counted(Slot.STABLE).requests()).isEqualTo(25);
        assertThat(under.counted(Slot.STABLE).failures()).isZero();
        assertThat(under.meters.counter("ark.edge.shed").count()).isEqualTo(75);
    }

    @Test
    void whatStopsReleasesAndProbesPassesThoughAllIsShed() throws Exception {
        under.edge.route(Shares.ALL_SHED);
        for (String path : new String[] {"/v1/halt", "/v1/resume", "/v1/agents/kenny/quarantine"}) {
            assertThat(under.post(path, "{}").statusCode()).as(path).isEqualTo(201);
        }
        for (String path : new String[] {"/v1/control", "/healthz", "/readyz"}) {
            assertThat(under.get(path).statusCode()).as(path).isEqualTo(201);
        }
        assertThat(under.get("/v1/events/stream").statusCode()).isEqualTo(503);
    }

    @Test
    void aHaltGoesToWhicheverSlotCanBeReached() throws Exception {
        try (var other = new EdgeUnderTest(EdgeSettings.usual(), EdgeUnderTest.deadPort(), stable.port())) {
            assertThat(other.post("/v1/halt", "{}").headers().firstValue("ark-deployment"))
                    .contains("canary");
            other.edge.route(Shares.ALL_SHED);
            assertThat(other.post("/v1/halt", "{}").statusCode()).isEqualTo(201);
            assertThat(other.post("/v1/decisions", "{}").statusCode()).isEqualTo(503);
        }
    }
}
