package dev.ark.watchdog.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.contract.identity.Roles;
import dev.ark.watchdog.CoreCounterpart;
import dev.ark.watchdog.JournalOfCore;
import dev.ark.watchdog.WatchdogTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** From an agent's failure to its quarantine at the core. */
@QuarkusTest
class FailingAgentTest extends WatchdogTest {
    @Test
    void fourFailuresAreAWarning() {
        String agent = newAgent();
        fails(agent, 4);
        await().atMost(DEADLINE)
                .until(() -> core.journal().ofType(EventType.ALERT).stream()
                        .anyMatch(alert -> alert.body().path("agent").asText().equals(agent)
                                && alert.body().path("name").asText().equals("agent_degraded")));
        assertThat(quarantinesAskedOf(agent)).isZero();
    }

    @Test
    void messagesThatTheBusLostAreCaughtUpWith() {
        String agent = newAgent();
        for (int i = 0; i < 4; i++) {
            core.journal().heartbeat(agent, "failed");
        }
        bus.publish(core.journal().heartbeat(agent, "failed"));
        await().atMost(DEADLINE).until(() -> quarantineOf(agent) != null);
        assertThat(health().getLong("bus.fetched")).isGreaterThanOrEqualTo(5);
    }

    @Test
    void onASilentBusTheJournalIsAsked() {
        String agent = newAgent();
        for (int i = 0; i < 5; i++) {
            core.journal().heartbeat(agent, "failed");
        }
        await().atMost(DEADLINE).until(() -> quarantineOf(agent) != null);
    }

    @Test
    void repeatedMessagesCountOnce() {
        String agent = newAgent();
        Event only = core.journal().heartbeat(agent, "failed");
        for (int i = 0; i < 10; i++) {
            bus.publish(only);
        }
        await().atMost(DEADLINE).until(this::isLevel);
        assertThat(health().getInt("agents.find { it.agent == '" + agent + "' }.consecutive_failures"))
                .isEqualTo(1);
    }

    @Test
    void aForgedMessageIsRejected() {
        String agent = newAgent();
        long next = core.journal().head().seq() + 1;
        for (int i = 0; i < 5; i++) {
            bus.forge(new Event(
                    1,
                    next + i,
                    next + i - 1,
                    EventType.HEARTBEAT,
                    JournalOfCore.about(agent).put("status", "failed"),
                    Instant.now(),
                    "stable",
                    "dev",
                    null));
        }
        fails(newAgent(), 1);
        await().atMost(DEADLINE).until(this::isLevel);
        assertThat(metrics()).containsPattern("ark_bus_rejected_total\\{[^}]*} [1-9]");
        assertThat(health().getList("agents.agent")).doesNotContain(agent);
    }

    @Test
    void aQuarantineIsAskedForAgainOnceTheCoreAnswers() {
        String agent = newAgent();
        for (int i = 0; i < 4; i++) {
            bus.publish(core.journal().heartbeat(agent, "failed"));
        }
        await().atMost(DEADLINE).until(this::isLevel);
        Event fifth = core.journal().heartbeat(agent, "failed");
        core.goAway();
        bus.publish(fifth);
        await().atMost(DEADLINE)
                .until(() -> health().getInt("agents.find { it.agent == '" + agent + "' }.consecutive_failures") == 5);
        core.comeUp();
        await().atMost(DEADLINE).until(() -> quarantineOf(agent) != null);
        assertThat(quarantinesAskedOf(agent)).isEqualTo(1);
    }

    @Test
    void anAgentThatTheCoreRefusesToQuarantineIsACriticalAlert() {
        fails(CoreCounterpart.STRANGER, 5);
        await().atMost(DEADLINE).until(() -> alerts().getList("alerts.name").contains("quarantine_failed"));
        bus.publish(core.journal().heartbeat(CoreCounterpart.STRANGER, "ok"));
    }

    @Test
    void elevenViolationsInAMinuteAreACriticalAlertInTheJournal() {
        String agent = newAgent();
        for (int i = 0; i < 11; i++) {
            var decision = JournalOfCore.about(agent).put("outcome", "denied");
            decision.putArray("violations").addObject().put("rule", "prevent_infinite_loops");
            bus.publish(core.journal().append(EventType.DECISION, decision));
        }
        await().atMost(DEADLINE)
                .until(() -> core.journal().ofType(EventType.ALERT).stream()
                        .anyMatch(alert -> alert.body().path("agent").asText().equals(agent)
                                && alert.body().path("name").asText().equals("violation_rate")
                                && alert.body().path("level").asText().equals("CRITICAL")));
    }

    @Test
    void whatIsReadUpAfterABreakIsAsOldAsItSays() {
        String agent = newAgent();
        core.goAway();
        await().atMost(DEADLINE).until(() -> health().getBoolean("loops.find { it.loop == 'events' }.late"));
        for (int i = 0; i < 11; i++) {
            var decision = JournalOfCore.about(agent).put("outcome", "denied");
            decision.putArray("violations").addObject().put("rule", "prevent_infinite_loops");
            core.journal().append(EventType.DECISION, decision, Instant.now().minusSeconds(120));
        }
        core.comeUp();
        await().atMost(DEADLINE).until(() -> {
            bus.heartbeat(core.journal().head().seq());
            return isLevel();
        });
        assertThat(health().getInt("agents.find { it.agent == '" + agent + "' }.violations_per_minute"))
                .isZero();
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
