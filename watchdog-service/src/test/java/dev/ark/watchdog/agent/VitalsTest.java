package dev.ark.watchdog.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VitalsTest {
    @ParameterizedTest(name = "{0} requests, {1} failed, {2} ms, unseen {3} ms: {4}")
    @CsvSource({
        "0, 0, 0, 0, 1.0",
        "10, 0, 0, 0, 1.0",
        "10, 10, 0, 0, 0.5",
        "10, 2, 0, 0, 0.9",
        "10, 0, 5000, 0, 0.85",
        "10, 0, 10000, 0, 0.7",
        "10, 0, 60000, 0, 0.7",
        "10, 0, 0, 59999, 1.0",
        "10, 0, 0, 60000, 0.9",
        "10, 10, 20000, 90000, 0.1"
    })
    void theScoreIsHalfSuccessThreeTenthsLatencyTwoTenthsRecency(
            int requests, int failures, double latencyMs, long unseenMs, double score) {
        Vitals vitals = new Vitals(requests, failures, 0, latencyMs, 0, Duration.ofMillis(unseenMs));
        assertThat(vitals.score()).isCloseTo(score, within(1e-9));
    }
}
