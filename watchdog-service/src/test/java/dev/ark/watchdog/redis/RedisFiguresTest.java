package dev.ark.watchdog.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RedisFiguresTest {
    private static final String INFO =
            "# Memory\r\nused_memory:900\r\nmaxmemory:1000\r\n# Stats\r\nevicted_keys:7\r\n# Clients\r\nconnected_clients:3\r\n";

    @Test
    void theAnswerToInfoIsRead() {
        RedisFigures figures = RedisFigures.of(INFO);
        assertThat(figures).isEqualTo(new RedisFigures(900, 1_000, 7, 3));
        assertThat(figures.fullness()).isEqualTo(0.9);
    }

    @Test
    void withoutALimitNothingIsFull() {
        assertThat(new RedisFigures(900, 0, 0, 1).fullness()).isZero();
    }

    @Test
    void anAnswerThatLacksAFigureIsNone() {
        assertThatThrownBy(() -> RedisFigures.of(INFO.replace("evicted_keys:7", "evicted_keys:many")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("evicted_keys");
    }
}
