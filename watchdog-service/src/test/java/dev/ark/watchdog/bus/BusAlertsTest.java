package dev.ark.watchdog.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.AlertReport;
import dev.ark.testkit.SettableClock;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.bus.BusAlerts.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusAlertsTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final AlertLog alerts = new AlertLog(Duration.ofMinutes(5), clock::instant);
    private final BusAlerts bus = new BusAlerts(alerts, Duration.ofSeconds(10), clock);

    private List<String> after(Seen... looks) {
        for (Seen seen : looks) {
            bus.look(seen);
        }
        return alerts.publish().stream().map(AlertReport::name).toList();
    }

    private static Seen silentFor(long seconds) {
        return new Seen(Duration.ofSeconds(seconds), 0, 0);
    }

    @Test
    void aBusThatStaysSilentIsAWarningOnce() {
        assertThat(after(silentFor(10), silentFor(11), silentFor(12))).isEmpty();
        assertThat(after(silentFor(13), silentFor(14))).containsExactly("bus_silent");
    }

    @Test
    void aClockThatIsSetMakesNoSilence() {
        assertThat(after(silentFor(3_600), silentFor(0), silentFor(-3_600), silentFor(3_600)))
                .isEmpty();
    }

    @Test
    void eventsThatCannotBeTakenInAreCritical() {
        assertThat(after(new Seen(Duration.ZERO, 1, 0))).containsExactly("events_passed_over");
        assertThat(after(new Seen(Duration.ZERO, 1, 0))).isEmpty();
    }

    @Test
    void messagesWithoutAValidSealAreAWarning() {
        assertThat(after(new Seen(Duration.ZERO, 0, 2))).containsExactly("messages_forged");
        assertThat(after(new Seen(Duration.ZERO, 0, 2))).isEmpty();
    }
}
