package dev.ark.watchdog.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.testkit.SettableClock;
import dev.ark.watchdog.JournalOfCore;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.SteadyTimes;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.agent.Thresholds;
import dev.ark.watchdog.alert.AlertLog;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whose fault a denial is. */
class AgentNewsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final SettableClock clock = new SettableClock(NOW);
    private final Agents agents = new Agents(Thresholds.DEFAULT);

    private int violationsAfterADenialBy(String slot, Posture posture) {
        Hearing hearing = new Hearing(Duration.ofSeconds(3), SteadyTimes.with(clock));
        AlertLog alerts = new AlertLog(Duration.ofMinutes(5), clock::instant);
        AgentNews news = new AgentNews(agents, alerts, new FallSignal(), hearing, posture);
        ObjectNode body = JournalOfCore.about("kenny").put("outcome", "denied");
        body.putArray("violations").addObject().put("rule", "max_position_size");
        news.accept(new Event(1, 1, 0, EventType.DECISION, body, NOW, slot, "dev", null));
        return agents.examine(NOW).getFirst().vitals().violationsPerMinute();
    }

    @Test
    void whatStableDeniesIsTheAgents() {
        assertThat(violationsAfterADenialBy("stable", Posture.ACTS)).isEqualTo(1);
    }

    @Test
    void whatTheCanaryDeniesIsNothingThatTheActingWatchdogStopsAnybodyFor() {
        assertThat(violationsAfterADenialBy("canary", Posture.ACTS)).isZero();
    }

    @Test
    void theCanarysOwnWatchdogCountsIt() {
        assertThat(violationsAfterADenialBy("canary", Posture.OBSERVES)).isEqualTo(1);
    }
}
