package dev.ark.deployer.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(10));

    @Test
    void theFirstRestartIsAtOnceAndTheLaterOnesDoubleToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 11).mapToObj(backOff::after).map(Duration::toMillis))
                .containsExactly(0L, 100L, 200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 10_000L, 10_000L, 10_000L);
    }

    @Test
    void itNeverOverflows() {
        assertThat(backOff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aBackOffThatShrinksIsRefused() {
        assertThatThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
