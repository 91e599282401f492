package dev.ark.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What must be there without anybody asking. */
@QuarkusTest
class StartTest extends WatchdogTest {
    @Test
    void theLeaseIsRenewedAgainAndAgain() {
        int before = core.asked("watchdog/lease").size();
        await().atMost(DEADLINE).until(() -> core.asked("watchdog/lease").size() >= before + 2);
        assertThat(core.asked("watchdog/lease").getLast().subject()).isEqualTo("test-service");
    }

    @Test
    void allLoopsReport() {
        await().atMost(DEADLINE)
                .until(() -> health().getList("loops.loop")
                        .containsAll(java.util.List.of(
                                "agents", "alerts", "drift", "events", "late-loops", "lease", "redis")));
        await().atMost(DEADLINE)
                .until(() -> health().getList("loops.findAll { it.late }").isEmpty());
    }

    @Test
    void theReportSaysHowTheRulesWereFoundAndWhyTradingIsAsItIs() {
        await().atMost(DEADLINE).until(() -> "NONE".equals(health().getString("graveyard.drift")));
        assertThat(health().getString("graveyard.last_whole_look_at")).isNotNull();
        await().atMost(DEADLINE).until(() -> health().getString("control.reason") != null);
        assertThat(health().getString("control.actor")).isNotNull();
    }

    @Test
    void anAgentThatWasQuarantinedLongAgoIsKnownAndNotQuarantinedAgain() {
        String prisoner = "agents.find { it.agent == '" + CoreCounterpart.PRISONER + "' }";
        assertThat(health().getBoolean(prisoner + ".quarantined")).isTrue();
        fails(CoreCounterpart.PRISONER, 6);
        await().atMost(DEADLINE).until(() -> health().getInt(prisoner + ".consecutive_failures") >= 6);
        String outsider = newAgent();
        fails(outsider, 5);
        await().atMost(DEADLINE).until(() -> quarantineOf(outsider) != null);
        assertThat(quarantinesAskedOf(CoreCounterpart.PRISONER)).isZero();
    }

    @Test
    void anAgentThatFellSilentBeforeTheStartIsAlerted() {
        String missed = "alerts.findAll { it.agent == '" + CoreCounterpart.SLEEPER + "' }.name";
        await().atMost(DEADLINE).until(() -> {
            bus.heartbeat(core.journal().head().seq());
            return alerts().getList(missed).contains("heartbeat_missed");
        });
    }

    @Test
    void whatHappenedBeforeTheStartIsKnownAndNotActedOnAgain() {
        assertThat(health().getInt(
                                "agents.find { it.agent == '" + CoreCounterpart.VETERAN + "' }.consecutive_failures"))
                .isZero();
        assertThat(quarantinesAskedOf(CoreCounterpart.VETERAN)).isZero();
        String refusal =
                "alerts.findAll { it.agent == '" + CoreCounterpart.VETERAN + "' && it.name == 'permit_refused' }";
        await().atMost(DEADLINE).until(() -> alerts().getList(refusal).size() == 1);
        assertThat(core.asked("alerts"))
                .noneMatch(asked -> asked.body().path("agent").asText().equals(CoreCounterpart.VETERAN)
                        && asked.body().path("name").asText().equals("permit_refused"));
    }
}
