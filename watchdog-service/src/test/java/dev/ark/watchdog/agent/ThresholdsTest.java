package dev.ark.watchdog.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Each limit at its value and one beyond. */
class ThresholdsTest {
    private static Verdict verdict(int requests, int failures, int inARow, double latencyMs) {
        return Thresholds.DEFAULT.verdict(new Vitals(requests, failures, inARow, latencyMs, 0, Duration.ZERO));
    }

    private static Cause isolatedFor(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Isolate.class);
        return ((Verdict.Isolate) verdict).reason().cause();
    }

    private static Cause warnedOf(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Warn.class);
        return ((Verdict.Warn) verdict).reasons().getFirst().cause();
    }

    @Test
    void fiveFailuresInARowIsolateHoweverFewRequestsThereAre() {
        assertThat(isolatedFor(verdict(5, 5, 5, 0))).isEqualTo(Cause.CONSECUTIVE_FAILURES);
        assertThat(warnedOf(verdict(4, 4, 4, 0))).isEqualTo(Cause.CONSECUTIVE_FAILURES);
        assertThat(verdict(3, 3, 3, 0)).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void moreThanOneInFiveFailingIsolates() {
        assertThat(isolatedFor(verdict(100, 21, 0, 0))).isEqualTo(Cause.FAILURE_RATE);
        assertThat(warnedOf(verdict(100, 20, 0, 0))).isEqualTo(Cause.FAILURE_RATE);
        assertThat(warnedOf(verdict(15, 3, 0, 0))).isEqualTo(Cause.FAILURE_RATE);
        assertThat(isolatedFor(verdict(14, 3, 0, 0))).isEqualTo(Cause.FAILURE_RATE);
    }

    @Test
    void fourteenInAHundredFailingWarns() {
        assertThat(warnedOf(verdict(100, 14, 0, 0))).isEqualTo(Cause.FAILURE_RATE);
        assertThat(verdict(100, 13, 0, 0)).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void theRateCountsOnlyWithMoreThanTenRequests() {
        assertThat(verdict(10, 3, 0, 0)).isEqualTo(Verdict.HEALTHY);
        assertThat(isolatedFor(verdict(11, 3, 0, 0))).isEqualTo(Cause.FAILURE_RATE);
    }

    @Test
    void aMeanLatencyAboveFiveSecondsIsolates() {
        assertThat(isolatedFor(verdict(11, 0, 0, 5_000.1))).isEqualTo(Cause.LATENCY);
        assertThat(warnedOf(verdict(11, 0, 0, 5_000))).isEqualTo(Cause.LATENCY);
        assertThat(warnedOf(verdict(11, 0, 0, 3_500))).isEqualTo(Cause.LATENCY);
        assertThat(verdict(11, 0, 0, 3_499)).isEqualTo(Verdict.HEALTHY);
        assertThat(verdict(10, 0, 0, 9_000)).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void aWarningNamesEveryLimitThatIsNear() {
        assertThat(verdict(20, 4, 4, 4_000))
                .isInstanceOfSatisfying(
                        Verdict.Warn.class,
                        warn -> assertThat(warn.reasons())
                                .extracting(Finding::text)
                                .containsExactly(
                                        "4 failures in a row (limit 5)",
                                        "20.0 % of the work failed (limit 20.0 %)",
                                        "4000 ms mean latency (limit 5000)"));
    }

    @Test
    void moreThanTenViolationsAMinuteAreTooMany() {
        assertThat(Thresholds.DEFAULT.tooManyViolations(new Vitals(0, 0, 0, 0, 10, Duration.ZERO)))
                .isFalse();
        assertThat(Thresholds.DEFAULT.tooManyViolations(new Vitals(0, 0, 0, 0, 15, Duration.ZERO)))
                .isTrue();
        assertThat(Thresholds.DEFAULT.tooManyViolations(new Vitals(0, 0, 0, 0, 11, Duration.ZERO)))
                .isTrue();
    }

    @Test
    void aHeartbeatIsMissedAfterOneAndAHalfIntervals() {
        assertThat(Thresholds.DEFAULT.isMissed(Duration.ofMillis(14_999))).isFalse();
        assertThat(Thresholds.DEFAULT.isMissed(Duration.ofSeconds(15))).isTrue();
    }

    @Test
    void sixMissedHeartbeatsAreTooMany() {
        assertThat(Thresholds.DEFAULT.tooLongSilent(Duration.ofMillis(59_999))).isEmpty();
        assertThat(Thresholds.DEFAULT.tooLongSilent(Duration.ofSeconds(60)))
                .contains(new Finding(Cause.MISSED_HEARTBEATS, 6, 6));
    }

    @Test
    void withoutALimitNoSilenceIsTooLong() {
        Duration second = Duration.ofSeconds(1);
        Thresholds patient = new Thresholds(5, 0.2, second, 10, second, 0.7, 10, second, 0);
        assertThat(patient.tooLongSilent(Duration.ofDays(365))).isEmpty();
    }

    @Test
    void thresholdsThatCouldNeverHoldAreRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new Thresholds(0, 0.2, second, 10, second, 0.7, 10, second, 6))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Thresholds(5, Double.NaN, second, 10, second, 0.7, 10, second, 6))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Thresholds(5, 0.2, second, 100, second, 0.7, 10, second, 6))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
