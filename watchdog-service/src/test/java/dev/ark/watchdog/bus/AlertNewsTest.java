package dev.ark.watchdog.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.json.ArkJson;
import dev.ark.testkit.SettableClock;
import dev.ark.watchdog.SteadyTime;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.alert.Webhook;
import dev.ark.watchdog.alert.Webhooks;
import dev.ark.watchdog.control.UnpermittedExecutions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What somebody else has journaled. */
class AlertNewsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SettableClock clock = new SettableClock(START);
    private final List<String> told = new ArrayList<>();
    private long nanos;
    private final SteadyTime time = new SteadyTime(clock, () -> nanos);
    private final Hearing hearing = new Hearing(Duration.ofSeconds(3), time);
    private final Webhook webhook = Webhooks.telling(told, clock, time);
    private final AlertNews news = new AlertNews(
            new AlertLog(Duration.ofMinutes(5), time::now), webhook, new UnpermittedExecutions(), hearing);

    private List<String> toldAfter(String name, Instant at) {
        AlertReport alert = new AlertReport(name, Level.CRITICAL, "p95 above 400 ms", null, at);
        ObjectNode body = ArkJson.mapper().valueToTree(alert);
        news.journaled(new Event(1, 1, 0, EventType.ALERT, body, at, "stable", "dev", null));
        webhook.turn();
        return told;
    }

    @Test
    void isToldTheAddressOutsideUnlessItWasBeforeTheStart() {
        assertThat(toldAfter("before", START.minusSeconds(1))).isEmpty();
        assertThat(toldAfter("after", START)).containsExactly("after");
    }

    @Test
    void isToldThoughTheClocksWereSetBack() {
        hearing.heardAll();
        clock.move(Duration.ofHours(-1));
        nanos += Duration.ofSeconds(1).toNanos();
        assertThat(toldAfter("after", clock.instant())).containsExactly("after");
    }
}
