package dev.ark.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.core.checkpoint.CheckpointRule.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CheckpointRuleTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void ofEachOldDayTheLastStays() {
        assertThat(CheckpointRule.superfluous(hourly(48), NEVER, Set.of()))
                .doesNotContain(24L, 48L)
                .hasSize(46);
    }

    @Test
    void allOfTheLatestDaysStay() {
        assertThat(CheckpointRule.superfluous(hourly(48), MIDNIGHT.plus(Duration.ofHours(30)), Set.of()))
                .isEqualTo(LongStream.rangeClosed(1, 30)
                        .filter(size -> size != 24)
                        .boxed()
                        .toList());
    }

    @Test
    void whatASegmentNamesStays() {
        assertThat(CheckpointRule.superfluous(hourly(24), NEVER, Set.of(7L, 9L)))
                .doesNotContain(7L, 9L)
                .hasSize(21);
    }

    @Test
    void theLastOfAllStays() {
        assertThat(CheckpointRule.superfluous(hourly(1), NEVER, Set.of())).isEmpty();
        assertThat(CheckpointRule.superfluous(List.of(), NEVER, Set.of())).isEmpty();
    }

    /** One an hour, from midnight on; the nth is of n rows. */
    private static List<Stored> hourly(int count) {
        List<Stored> checkpoints = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            checkpoints.add(new Stored(i, MIDNIGHT.plus(Duration.ofHours(i - 1))));
        }
        return checkpoints;
    }
}
