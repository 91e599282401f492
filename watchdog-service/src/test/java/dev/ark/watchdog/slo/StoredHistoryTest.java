package dev.ark.watchdog.slo;

import static dev.ark.watchdog.slo.Tallies.decisions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.testkit.SettableClock;
import dev.ark.watchdog.SteadyTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredHistoryTest {
    private static final Duration STEP = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private final SettableClock wall = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private long nanos;

    private SteadyTime time() {
        return new SteadyTime(wall, () -> nanos);
    }

    private StoredHistory begun(SteadyTime time) {
        return new StoredHistory(Optional.of(new SampleFile(directory.resolve("samples"))), time);
    }

    private void passes(Duration duration) {
        wall.move(duration);
        nanos += duration.toNanos();
    }

    private void runs(StoredHistory stored, SteadyTime time, Duration duration) {
        for (Duration left = duration; left.isPositive(); left = left.minus(STEP)) {
            passes(STEP);
            stored.add(new Sample(time.now(), STEP, decisions(1, 0)));
        }
    }

    private static long decisionsOf(StoredHistory stored, SteadyTime time, Duration last) {
        return stored.history().window(last, time.now()).tally().decisions();
    }

    @Test
    void aRestartKnowsWhatWasBefore() {
        SteadyTime first = time();
        runs(begun(first), first, Duration.ofHours(3));
        passes(Duration.ofMinutes(30));
        SteadyTime second = time();
        StoredHistory again = begun(second);
        assertThat(decisionsOf(again, second, Duration.ofHours(1))).isEqualTo(180);
        assertThat(decisionsOf(again, second, Duration.ofHours(6))).isEqualTo(1_080);
    }

    @Test
    void theFileStaysSmall() throws IOException {
        SteadyTime time = time();
        runs(begun(time), time, Duration.ofDays(4));
        assertThat(Files.readAllLines(directory.resolve("samples"))).hasSizeLessThan(2_000);
    }

    @Test
    void aWallClockThatIsSetMakesNothingOlderOrNewer() {
        SteadyTime first = time();
        StoredHistory stored = begun(first);
        runs(stored, first, Duration.ofMinutes(30));
        for (Duration jump : new Duration[] {Duration.ofDays(10), Duration.ofDays(-20)}) {
            wall.move(jump);
            runs(stored, first, Duration.ofMinutes(1));
            SteadyTime second = time();
            assertThat(decisionsOf(begun(second), second, Duration.ofHours(1)))
                    .isEqualTo(decisionsOf(stored, first, Duration.ofHours(1)));
        }
        assertThat(decisionsOf(stored, first, Duration.ofHours(1))).isEqualTo(192);
    }

    @Test
    void aWallClockThatWasSetBackBetweenTwoLivesLosesNothing() {
        SteadyTime first = time();
        runs(begun(first), first, Duration.ofMinutes(10));
        wall.move(Duration.ofDays(-1));
        SteadyTime second = time();
        assertThat(decisionsOf(begun(second), second, Duration.ofHours(1))).isEqualTo(60);
    }

    @Test
    void aFileThatCannotBeWrittenCostsNothingButARestart() throws IOException {
        Files.writeString(directory.resolve("file"), "in the way");
        SteadyTime time = time();
        var stored = new StoredHistory(Optional.of(new SampleFile(directory.resolve("file/samples"))), time);
        runs(stored, time, Duration.ofMinutes(1));
        assertThat(decisionsOf(stored, time, Duration.ofHours(1))).isEqualTo(6);
    }
}
