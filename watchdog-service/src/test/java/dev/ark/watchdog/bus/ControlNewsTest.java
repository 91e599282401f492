package dev.ark.watchdog.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.json.ArkJson;
import dev.ark.testkit.SettableClock;
import dev.ark.watchdog.SteadyTimes;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.control.TradingStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ControlNewsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final SettableClock clock = new SettableClock(NOW);
    private final TradingStatus status = new TradingStatus();
    private final AlertLog alerts = new AlertLog(Duration.ofMinutes(5), clock::instant);
    private final ControlNews news =
            new ControlNews(status, alerts, new Hearing(Duration.ofSeconds(3), SteadyTimes.with(clock)));

    private void happens(String type, TradingState state, long epoch, String actor) {
        ControlState control = new ControlState(state, epoch, "a session's loss", actor, NOW);
        news.changed(new Event(
                1, epoch, epoch - 1, type, ArkJson.mapper().valueToTree(control), NOW, "stable", "dev", null));
    }

    @Test
    void aReductionThatARuleCausedIsCriticalAndSaysWhy() {
        happens(EventType.REDUCE, TradingState.REDUCING, 2, "ark");
        assertThat(status.name()).isEqualTo("reducing");
        assertThat(alerts.publish())
                .containsExactly(new AlertReport("trading_reduced", Level.CRITICAL, "a session's loss", null, NOW, 2L));
    }

    @Test
    void eachSuchReductionIsAnAlertOfItsOwn() {
        happens(EventType.REDUCE, TradingState.REDUCING, 2, "ark");
        happens(EventType.RESUME, TradingState.ACTIVE, 3, "olivia");
        happens(EventType.REDUCE, TradingState.REDUCING, 4, "ark");
        assertThat(alerts.publish()).hasSize(2);
    }

    @Test
    void whoeverReducedOrHaltedByHandKnowsOfIt() {
        happens(EventType.REDUCE, TradingState.REDUCING, 2, "olivia");
        happens(EventType.HALT, TradingState.HALTED, 3, "ark");
        assertThat(alerts.publish()).isEmpty();
        assertThat(status.newest().orElseThrow().haltEpoch()).isEqualTo(3);
    }
}
