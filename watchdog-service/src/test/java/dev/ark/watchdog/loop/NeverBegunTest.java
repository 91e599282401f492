package dev.ark.watchdog.loop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ark.runtime.loop.LoopWatch;
import dev.ark.testkit.Identities;
import dev.ark.testkit.RedisServers;
import dev.ark.watchdog.CoreCounterpart;
import dev.ark.watchdog.GraveyardCounterpart;
import dev.ark.watchdog.alert.AlertLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A scheduler that begins nothing. */
@QuarkusTest
@QuarkusTestResource(Identities.class)
@QuarkusTestResource(RedisServers.class)
@QuarkusTestResource(CoreCounterpart.class)
@QuarkusTestResource(GraveyardCounterpart.class)
@TestProfile(NeverBegunTest.Halted.class)
class NeverBegunTest {
    private static final List<String> LOOPS = List.of(
            "agents",
            "alerts",
            "drift",
            "events",
            "lease",
            "rates",
            "redis",
            "slo_listener",
            "slos",
            "stop",
            "webhook");

    /** Nothing is scheduled, and every loop is late soon. */
    public static final class Halted implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.scheduler.start-mode",
                    "halted",
                    "ark.watchdog.agents-interval",
                    "1s",
                    "ark.watchdog.lease-interval",
                    "1s",
                    "ark.watchdog.drift-interval",
                    "1s",
                    "ark.watchdog.slo.interval",
                    "1s",
                    "ark.watchdog.rates.interval",
                    "1s",
                    "ark.watchdog.webhook.timeout",
                    "1s");
        }
    }

    @Inject
    LoopWatch watch;

    @Inject
    AlertLog alerts;

    @Test
    void aLoopThatNeverBeginsIsLateAndAlertedAndTheServiceIsNotReady() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> watch.reports().stream()
                        .filter(LoopWatch.Report::late)
                        .map(LoopWatch.Report::loop)
                        .toList()
                        .containsAll(LOOPS));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            alerts.publish();
            assertThat(alerts.latest(100))
                    .extracting(alert -> alert.labels().get("loop"))
                    .containsAll(LOOPS);
        });
        given().get("/readyz").then().statusCode(503);
    }
}
