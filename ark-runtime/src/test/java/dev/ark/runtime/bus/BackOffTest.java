package dev.ark.runtime.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(1));

    @Test
    void itDoublesUpToTheLongestAndIsNeverShorterThanHalf() {
        for (long most : new long[] {100, 200, 400, 800, 1_000, 1_000}) {
            assertThat(backOff.next()).isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
        }
    }

    @Test
    void aSuccessMakesItBeginAnew() {
        backOff.next();
        backOff.next();
        backOff.next();
        backOff.reset();
        assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }
}
