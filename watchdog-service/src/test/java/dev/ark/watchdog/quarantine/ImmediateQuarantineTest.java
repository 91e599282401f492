package dev.ark.watchdog.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ark.contract.event.Event;
import dev.ark.contract.identity.Roles;
import dev.ark.watchdog.WatchdogTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The event of the failure itself has the loop look: here its own turns are far too rare to be what quarantines. */
@QuarkusTest
@TestProfile(ImmediateQuarantineTest.RareTurns.class)
class ImmediateQuarantineTest extends WatchdogTest {
    /** A turn of the agents' loop within the deadline is the event's doing. */
    public static final class RareTurns implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ark.watchdog.agents-interval", "5m");
        }
    }

    @Test
    void anAgentThatFailsFiveTimesIsQuarantinedAtOnceByTheServiceItself() {
        String agent = newAgent();
        fails(agent, 5);
        await().atMost(DEADLINE).until(() -> quarantineOf(agent) != null);
        Event quarantine = quarantineOf(agent);
        assertThat(quarantine.body().path("actor").asText()).isEqualTo("test-service");
        assertThat(quarantine.body().path("reason").asText()).isEqualTo("5 failures in a row (limit 5)");
        await().atMost(DEADLINE)
                .until(() -> alerts().getList("alerts.findAll { it.agent == '" + agent + "' }.name")
                        .contains("agent_quarantined"));
        assertThat(core.asked("agents/" + agent + "/quarantine")
                        .getFirst()
                        .body()
                        .path("automatic")
                        .asBoolean())
                .isTrue();
        assertThat(metrics()).contains("ark_watchdog_quarantines_total{", "reason_class=\"consecutive_failures\"");
        assertThat(health().getBoolean("agents.find { it.agent == '" + agent + "' }.quarantined"))
                .isTrue();
    }

    private static String metrics() {
        return as("prometheus", Roles.METRICS)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
