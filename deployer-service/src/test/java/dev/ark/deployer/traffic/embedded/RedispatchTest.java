package dev.ark.deployer.traffic.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter.Traffic;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What becomes of a request whose slot cannot take it. */
class RedispatchTest {
    @Test
    void aRequestForADeadCanaryGoesToStableAndIsCountedAtTheCanary() throws Exception {
        try (var stable = FakeCore.echo("stable");
                var under = new EdgeUnderTest(EdgeSettings.usual(), stable.port(), EdgeUnderTest.deadPort())) {
            under.edge.route(Shares.canary(10));
            for (int i = 0; i < 100; i++) {
                HttpResponse<String> answer = under.post("/v1/decisions", "{\"n\":" + i + "}");
                assertThat(answer.statusCode()).isEqualTo(201);
                assertThat(answer.headers().firstValue("ark-deployment")).contains("stable");
                assertThat(answer.body()).endsWith("{\"n\":" + i + "}");
            }
            EdgeUnderTest.await(() -> under.counted(Slot.STABLE).underWay() == 0);
            assertThat(under.counted(Slot.STABLE)).isEqualTo(new Traffic(100, 0, 0, 0, 0, 0));
            assertThat(under.counted(Slot.CANARY)).isEqualTo(new Traffic(0, 0, 10, 0, 0, 0));
        }
    }

    @Test
    void aSlotWithoutAShareTakesNothingOver() throws Exception {
        try (var canary = FakeCore.echo("canary");
                var under = new EdgeUnderTest(EdgeSettings.usual(), EdgeUnderTest.deadPort(), canary.port())) {
            HttpResponse<String> answer = under.post("/v1/decisions", "{}");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("nothing was sent");
            assertThat(canary.received()).isZero();
        }
    }

    @Test
    void whereNoSlotCanBeReachedTheFirstOneIsToBlame() throws Exception {
        try (var under = new EdgeUnderTest(EdgeSettings.usual(), EdgeUnderTest.deadPort(), EdgeUnderTest.deadPort())) {
            under.edge.route(Shares.canary(25));
            for (int i = 0; i < 4; i++) {
                assertThat(under.get("/v1/x").statusCode()).isEqualTo(503);
            }
            EdgeUnderTest.await(() -> under.counted(Slot.STABLE).underWay() == 0);
            assertThat(under.counted(Slot.STABLE)).isEqualTo(new Traffic(3, 3, 0, 0, 3, 0));
            assertThat(under.counted(Slot.CANARY)).isEqualTo(new Traffic(1, 1, 0, 0, 1, 0));
        }
    }

    @Test
    void whatACanaryMayHaveReceivedIsNotGivenToStable() throws Exception {
        try (var stable = FakeCore.echo("stable");
                var canary = new FakeCore(request -> request.connection().close());
                var under = new EdgeUnderTest(EdgeSettings.usual(), stable.port(), canary.port())) {
            under.edge.route(Shares.canary(50));
            int failed = 0;
            for (int i = 0; i < 10; i++) {
                HttpResponse<String> answer = under.post("/v1/decisions", "{}");
                failed += answer.statusCode() == 503 && answer.body().contains("may have received") ? 1 : 0;
            }
            assertThat(failed).isEqualTo(5);
            assertThat(canary.received()).isEqualTo(5);
            assertThat(stable.received()).isEqualTo(5);
            EdgeUnderTest.await(() -> under.counted(Slot.CANARY).underWay() == 0);
            assertThat(under.counted(Slot.CANARY)).isEqualTo(new Traffic(5, 5, 0, 0, 0, 0));
        }
    }
}
