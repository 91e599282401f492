package dev.ark.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.core.retention.RetentionRule.Holds;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RetentionRuleTest {
    private static final Instant NOW = Instant.parse("2026-05-01T09:30:00Z");
    private static final Duration WINDOW = Duration.ofSeconds(10);

    @Test
    void wholeBlocksOfOldAndSignedRowsGo() {
        assertThat(floor(0, 1_000, 5_000)).isEqualTo(768);
        assertThat(floor(0, 768, 768)).isEqualTo(768);
    }

    @Test
    void whatIsNotSignedStays() {
        assertThat(floor(0, 5_000, 700)).isEqualTo(512);
    }

    @Test
    void lessThanABlockStays() {
        assertThat(floor(0, 255, 5_000)).isZero();
        assertThat(floor(256, 511, 5_000)).isEqualTo(256);
    }

    @Test
    void whatSomethingOpenRefersToStays() {
        assertThat(RetentionRule.floor(new Holds(0, 5_000, 5_000, OptionalLong.of(1_025))))
                .isEqualTo(1_024);
        assertThat(RetentionRule.floor(new Holds(0, 5_000, 5_000, OptionalLong.of(1_024))))
                .isEqualTo(768);
        assertThat(RetentionRule.floor(new Holds(0, 5_000, 5_000, OptionalLong.of(1))))
                .isZero();
    }

    @Test
    void theFloorNeverFalls() {
        assertThat(floor(1_024, 300, 300)).isEqualTo(1_024);
        assertThat(RetentionRule.floor(new Holds(1_024, 5_000, 5_000, OptionalLong.of(0))))
                .isEqualTo(1_024);
    }

    @Test
    void rowsAreOldAfterTheRetention() {
        assertThat(RetentionRule.cutoff(NOW, Duration.ofDays(90), Optional.empty(), WINDOW))
                .isEqualTo(NOW.minus(Duration.ofDays(90)));
    }

    @Test
    void noRetentionIsShorterThanADay() {
        assertThatThrownBy(() -> new Retention(Duration.ofDays(1).minusMillis(1), WINDOW, 256))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("below 24 h");
    }

    @Test
    void noneIsWhatAKeyCanStillAskFor() {
        Instant key = NOW.minus(Duration.ofDays(3));
        assertThat(RetentionRule.cutoff(NOW, Duration.ofDays(2), Optional.of(key), WINDOW))
                .isEqualTo(key.minus(WINDOW));
        assertThat(RetentionRule.cutoff(NOW, Duration.ofDays(90), Optional.of(key), WINDOW))
                .isEqualTo(NOW.minus(Duration.ofDays(90)));
    }

    private static long floor(long now, long old, long signed) {
        return RetentionRule.floor(new Holds(now, old, signed, OptionalLong.empty()));
    }
}
