package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.json.ArkJson;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchdogMonitoringTest {
    private static final String RULE = "watchdog_monitoring";

    @Test
    void anUnregisteredAgentIsDenied() {
        var verdict = World.ordinary()
                .withoutAgent()
                .decide(Proposed.action("observe").now());
        assertThat(named(verdict)).containsExactly(RULE);
        assertThat(violation(verdict, RULE).observed()).isEqualTo("unregistered");
        assertThat(measurement(verdict, RULE).facts()).containsExactly("agents/kenny@0");
    }

    @Test
    void aQuarantinedAgentIsDeniedEvenACancel() {
        World world = World.ordinary().agent(true);
        assertThat(named(world.decide(Proposed.buy("1").now()))).containsExactly(RULE);
        assertThat(named(world.decide(Proposed.cancel().now()))).containsExactly(RULE);
    }

    @Test
    void aLeaseLastsFifteenSeconds() {
        assertThat(deletionWithLease(NOW.minusSeconds(14))).isEmpty();
        assertThat(deletionWithLease(NOW.minusSeconds(15))).isEmpty();
        assertThat(deletionWithLease(NOW.minusMillis(15_001))).containsExactly(RULE);
    }

    @Test
    void aLeaseThatNobodyTookOrFromTheFutureIsNone() {
        assertThat(deletionWithLease(null)).containsExactly(RULE);
        assertThat(deletionWithLease(NOW.plusSeconds(5))).isEmpty();
        assertThat(deletionWithLease(NOW.plusMillis(5_001))).containsExactly(RULE);
    }

    @Test
    void unwatchedAgentsMayDoWhatIsOfLowRisk() {
        World unwatched = World.ordinary().watchdogSeen(null);
        assertThat(named(unwatched.decide(Proposed.buy("80").now()))).isEmpty();
        assertThat(named(unwatched.decide(Proposed.file("read", "/tmp/report").now())))
                .isEmpty();
        Proposal large = Proposed.buy("81").now();
        var denied = unwatched.reviewed(large).decide(large);
        assertThat(named(denied)).containsExactly(RULE);
        assertThat(violation(denied, RULE).message())
                .isEqualTo("no watchdog is alive, and this action is of high risk, because its position of 0.081 of"
                        + " equity is above 0.08");
        assertThat(violation(denied, RULE).observed()).isEqualTo("missing");
    }

    @Test
    void anExitIsNotBlockedByASilentWatchdog() {
        World world = World.ordinary().holding("AAPL", "900").watchdogSeen(null);
        assertThat(named(world.decide(Proposed.sell("900").now()))).isEmpty();
    }

    @Test
    void theRegistrationAndTheLeaseAreMeasured() {
        var verdict = World.ordinary()
                .watchdogSeen(NOW.minusSeconds(3))
                .decide(Proposed.cancel().now());
        assertThat(measurement(verdict, RULE).observed()).isEqualTo("3");
        assertThat(measurement(verdict, RULE).facts()).containsExactly("agents/kenny@2", "control/watchdog@12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"watchdog.enabled", "ark.monitoring", "heartbeatInterval", "audit/level"})
    void noConfigurationOfMonitoringIsChanged(String key) {
        assertThat(named(World.ordinary().decide(Proposed.config(key).now()))).containsExactly(RULE);
    }

    private static List<String> deletionWithLease(Instant seen) {
        Proposal deletion = Proposed.file("delete", "/tmp/report").now();
        return named(World.ordinary().reviewed(deletion).watchdogSeen(seen).decide(deletion));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"%1$s\":{\"enabled\":false}}",
                "{\"a\":[{\"b\":{\"%1$s\":1}}]}",
                "[{\"key\":\"%1$s\",\"value\":false}]"
            })
    void aValueHidesNoKey(String value) throws Exception {
        JsonNode hidden = ArkJson.mapper().readTree(value.formatted("heartbeat"));
        assertThat(named(World.ordinary()
                        .decide(Proposed.config("settings")
                                .with("value", hidden)
                                .now())))
                .contains(RULE);
    }
}
