package dev.ark.core.sqlite;

import static dev.ark.core.sqlite.OpenWriter.row;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.JournalFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: nothing is half-written, halts still fit, and all goes on when there is room. */
class FullDiskTest {
    private static final int DISK_MEBIBYTES = 24;
    private static final long LEAST_FREE = 2L << 20;
    private static final long RESERVE = 4L << 20;

    @TempDir
    Path directory;

    private SmallDisk small;
    private StateDisk disk;
    private OpenWriter open;

    @BeforeEach
    void start() throws Exception {
        small = SmallDisk.mount(directory, DISK_MEBIBYTES);
        open(RESERVE);
    }

    @AfterEach
    void stop() throws Exception {
        if (open != null) {
            open.close();
            small.unmount();
        }
    }

    @Test
    void aFullDiskTakesBackTheWholeBatchAndTheProcessGoesOn() throws Exception {
        JournalRow before = open.writer().submit(row("before")).get(10, SECONDS);
        small.fill();
        var release = open.hold();
        var small = open.writer().submit(row("small"));
        var large = open.writer().submit(large());
        release.countDown();
        assertRefused(small, ProblemCode.NOT_DURABLE);
        assertRefused(large, ProblemCode.NOT_DURABLE);
        assertThat(open.journal()).containsExactly(before);
        assertThat(open.writer().isOpen()).isTrue();
        assertThat(open.failStops).hasValue(0);
    }

    @Test
    void aFullDiskStillTakesAHalt() throws Exception {
        small.fill();
        assertRefused(open.writer().submit(large()), ProblemCode.NOT_DURABLE);
        assertThat(disk.hasReserve()).isTrue();
        var release = open.hold();
        var ordinary = open.writer().submit(large());
        var halt = open.writer().submitUrgent(large());
        release.countDown();
        assertThat(halt.get(10, SECONDS).seq()).isEqualTo(1);
        assertRefused(ordinary, ProblemCode.NOT_DURABLE);
        assertThat(disk.hasReserve()).isFalse();
        JournalFile.verify(open.journal());
    }

    @Test
    void theRoomForAHaltIsNotUsedUpByAnythingElse() throws Exception {
        small.fill();
        open.writer().submitUrgent(large()).get(10, SECONDS);
        assertRefused(open.writer().submit(row("denied")), ProblemCode.NOT_DURABLE);
        disk.measure();
        assertRefused(open.writer().submit(row("denied again")), ProblemCode.NOT_DURABLE);
        assertThat(open.writer().submitUrgent(row("halt")).get(10, SECONDS).seq())
                .isEqualTo(2);
        small.clear();
        disk.measure();
        assertThat(open.writer().submit(row("denied")).get(10, SECONDS).seq()).isEqualTo(3);
    }

    @Test
    void withoutAReserveAHaltOnAFullDiskIsRefusedAndNotLost() throws Exception {
        open.close();
        Files.delete(Path.of(small.file() + ".reserve"));
        open(0);
        small.fill();
        assertRefused(open.writer().submitUrgent(large()), ProblemCode.NOT_DURABLE);
        assertThat(open.writer().isOpen()).isTrue();
    }

    @Test
    void belowTheLeastFreeSpaceOnlyWhatJudgesOrStopsIsWritten() throws Exception {
        small.fill();
        disk.measure();
        assertThat(disk.isLow()).isTrue();
        assertRefused(open.writer().submitIfRoom(row("memory")), ProblemCode.STORAGE_LOW);
    }

    @Test
    void roomIsFoundAgainByItself() throws Exception {
        small.fill();
        disk.measure();
        open.writer().submitUrgent(large()).get(10, SECONDS);
        small.clear();
        disk.measure();
        assertThat(disk.isLow()).isFalse();
        assertThat(disk.hasReserve()).isTrue();
        open.writer().submitIfRoom(row("memory")).get(10, SECONDS);
        JournalFile.verify(open.journal());
    }

    @Test
    void whatWasGivenUpIsNotTakenAgainWhileTheDiskIsFull() throws Exception {
        small.fill();
        open.writer().submitUrgent(large()).get(10, SECONDS);
        disk.measure();
        new StateDisk(small.file(), LEAST_FREE, RESERVE).measure();
        assertThat(disk.hasReserve()).isFalse();
    }

    @Test
    void aProcessStartsOnAFullDiskAndTakesAHalt() throws Exception {
        open.writer().submit(large()).get(10, SECONDS);
        open.close();
        small.fill();
        open(RESERVE);
        assertThat(open.journal()).hasSize(1);
        assertThat(open.writer().submitUrgent(row("halt")).get(10, SECONDS).seq())
                .isEqualTo(2);
    }

    @Test
    void aDiskThatFillsUpUnderLoadKeepsWhatItAnswered() throws Exception {
        List<CompletableFuture<JournalRow>> answers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            answers.add(open.writer().submit(large()));
        }
        long written = 0;
        for (var answer : answers) {
            Throwable refused = catchThrowable(() -> answer.get(30, SECONDS));
            written += refused == null ? 1 : 0;
        }
        List<JournalRow> rows = open.journal();
        JournalFile.verify(rows);
        assertThat(rows).hasSize((int) written);
        assertThat(written).isBetween(1L, 399L);
        assertThat(open.failStops).hasValue(0);
    }

    private void open(long reserve) throws Exception {
        disk = new StateDisk(small.file(), LEAST_FREE, reserve);
        open = new OpenWriter(small.file(), OpenWriter.author("stable"), disk);
    }

    private static Change<JournalRow> large() {
        return transaction -> transaction.append("large", "x".repeat(100_000));
    }

    private static void assertRefused(CompletableFuture<?> answer, ProblemCode code) {
        assertThat(catchThrowable(() -> answer.get(10, SECONDS)))
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
