package dev.ark.watchdog.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.JournalHead;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final History HISTORY = new History(10_000, 200_000, Duration.ofSeconds(320));

    /** Of a journal that grew at an even rate until now. */
    private static long start(long rows, long oldest, long rowsPerSecond) {
        return HISTORY.start(
                new JournalHead(1, rows, "00", oldest),
                NOW,
                position -> NOW.minusMillis(1_000 * (rows - position - 1) / rowsPerSecond));
    }

    @Test
    void aQuietJournalIsReadFromTheFewestEvents() {
        assertThat(start(1_000_000, 1, 1)).isEqualTo(990_000);
    }

    @Test
    void aBusyJournalIsReadFromFurtherBackUntilTheTimeIsCovered() {
        assertThat(start(1_000_000, 1, 100)).isEqualTo(960_000);
    }

    @Test
    void noMoreThanTheMostEventsAreRead() {
        assertThat(start(1_000_000, 1, 5_000)).isEqualTo(800_000);
    }

    @Test
    void nothingIsAskedForThatTheJournalDoesNotHave() {
        assertThat(start(1_000_000, 970_001, 5_000)).isEqualTo(970_000);
        assertThat(start(500, 1, 5_000)).isZero();
        assertThat(start(0, 0, 1)).isZero();
    }
}
