package dev.ark.watchdog.slo;

import static dev.ark.watchdog.slo.Tallies.answeredWithin;
import static dev.ark.watchdog.slo.Tallies.decisions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BurnAlertsTest {
    private static final Duration STEP = Duration.ofSeconds(10);

    private final SampleHistory history = new SampleHistory();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private void runs(Duration time, Tally each) {
        for (Duration left = time; left.isPositive(); left = left.minus(STEP)) {
            now = now.plus(STEP);
            history.add(new Sample(now, STEP, each));
        }
    }

    private List<AlertReport> alerts() {
        return new BurnAlerts(50).of(new Windows(history, now, Duration.ZERO), now);
    }

    @Test
    void anOutageIsCriticalWithinMinutes() {
        runs(Duration.ofMinutes(50), decisions(10, 0));
        runs(Duration.ofMinutes(3), decisions(10, 0));
        assertThat(alerts()).isEmpty();
        runs(Duration.ofMinutes(5), decisions(10, 10));
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.name()).isEqualTo("slo_availability");
            assertThat(alert.level()).isEqualTo(Level.CRITICAL);
            assertThat(alert.detail()).contains("times too fast over 1h", "over 5m");
        });
    }

    @Test
    void whatIsOverIsNotAlerted() {
        runs(Duration.ofMinutes(10), decisions(10, 10));
        runs(Duration.ofMinutes(6), decisions(10, 0));
        assertThat(alerts()).noneMatch(alert -> alert.detail().contains("1h"));
        runs(Duration.ofMinutes(31), decisions(10, 0));
        assertThat(alerts()).noneMatch(alert -> alert.level() == Level.CRITICAL);
    }

    @Test
    void aSlowBurnIsAWarning() {
        runs(Duration.ofDays(1), decisions(100, 1));
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.level()).isEqualTo(Level.WARNING);
            assertThat(alert.detail()).contains("2.0 times too fast over 3d");
        });
    }

    @Test
    void withinTheBudgetNothingIsAlerted() {
        runs(Duration.ofDays(1), decisions(1_000, 4));
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aFewEventsAreTooFewForAnAlert() {
        runs(STEP, decisions(49, 49));
        assertThat(alerts()).isEmpty();
        runs(STEP, decisions(1, 1));
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void slowDecisionsAreAlertedAsFailedOnesAre() {
        runs(Duration.ofMinutes(10), answeredWithin(0.5, 80).plus(answeredWithin(0.1, 20)));
        assertThat(alerts())
                .extracting(AlertReport::name, AlertReport::level)
                .containsExactly(tuple("slo_decision_latency_p95", Level.CRITICAL));
    }

    @Test
    void oneDriftIsEnough() {
        runs(STEP, Tally.NOTHING.withGraveyardLook(true));
        assertThat(alerts())
                .extracting(AlertReport::name, AlertReport::level)
                .containsExactly(tuple("slo_ethics_drift", Level.CRITICAL));
        runs(Duration.ofMinutes(6), Tally.NOTHING.withGraveyardLook(false));
        assertThat(alerts()).isEmpty();
    }
}
