package dev.ark.core.sqlite;

import static dev.ark.core.sqlite.OpenWriter.row;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.JournalFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Commits that fail: what could not be made durable is not answered, and a disk that may lie is not written again. */
class WriterFailureTest {
    private static final int MORE_THAN_A_BATCH = 300;

    @TempDir
    Path directory;

    private Path file;
    private OpenWriter open;

    @BeforeEach
    void start() throws SQLException {
        file = directory.resolve("state.db");
        open = new OpenWriter(file, "stable");
    }

    @AfterEach
    void stop() throws SQLException {
        open.close();
    }

    @Test
    void whatALockKeepsFromBeingWrittenIsNotAnsweredAsDone() throws Exception {
        open.session.execute("PRAGMA busy_timeout = 50");
        try (Session other = Database.open(file).writer()) {
            other.execute("BEGIN IMMEDIATE");
            assertNotDurable(open.writer().submit(row("locked out")));
            other.execute("ROLLBACK");
        }
        assertThat(open.journal()).isEmpty();
    }

    @Test
    void aLockThatEndsIsSurvived() throws Exception {
        open.session.execute("PRAGMA busy_timeout = 50");
        try (Session other = Database.open(file).writer()) {
            other.execute("BEGIN IMMEDIATE");
            assertNotDurable(open.writer().submit(row("locked out")));
            other.execute("ROLLBACK");
        }
        assertThat(open.writer().submit(row("let in")).get(10, SECONDS).seq()).isEqualTo(1);
        assertThat(open.failStops).hasValue(0);
    }

    @Test
    void aFullDiskTakesBackTheWholeBatch() throws Exception {
        fillTheDisk();
        var release = open.hold();
        var small = open.writer().submit(row("small"));
        var large = open.writer().submit(transaction -> transaction.append("large", "x".repeat(1_000_000)));
        release.countDown();
        assertNotDurable(large);
        assertNotDurable(small);
        assertThat(open.journal()).isEmpty();
    }

    @Test
    void aDiskThatHasRoomAgainIsWrittenAgain() throws Exception {
        fillTheDisk();
        assertNotDurable(open.writer().submit(transaction -> transaction.append("large", "x".repeat(1_000_000))));
        open.session.execute("PRAGMA max_page_count = 1000000");
        assertThat(open.writer().submit(row("again")).get(10, SECONDS).seq()).isEqualTo(1);
        JournalFile.verify(open.journal());
        assertThat(open.failStops).hasValue(0);
    }

    @Test
    void afterAnInputOutputErrorNothingMoreIsWritten() throws Exception {
        List<CompletableFuture<JournalRow>> behind =
                failWith(new SQLiteException("fsync", SQLiteErrorCode.SQLITE_IOERR));
        for (var answer : behind) {
            assertNotDurable(answer);
        }
        open.close();
        assertThat(open.journal()).isEmpty();
        assertThat(open.failStops).hasValue(1);
    }

    @Test
    void aStoppedWriterTakesNothing() throws Exception {
        failWith(new SQLiteException("fsync", SQLiteErrorCode.SQLITE_IOERR));
        assertThat(open.writer().submit(row("late"))).isCompletedExceptionally();
        assertThat(open.writer().isOpen()).isFalse();
    }

    @Test
    void anErrorOfTheMachineStopsTheWriterAndLeavesNobodyWaiting() throws Exception {
        var answer = open.writer().submit(transaction -> {
            throw new StackOverflowError("deep");
        });
        assertNotDurable(answer);
        open.close();
        assertThat(open.failStops).hasValue(1);
    }

    @Test
    void aListenerThatThrowsDoesNotKeepTheAnswerBack() throws Exception {
        try (Writer writer = new Writer(
                Database.open(file).writer(),
                new StateDisk(file, 0, 0),
                OpenWriter.author("canary"),
                rows -> {
                    throw new IllegalStateException("the bus is gone");
                },
                (changes, nanos) -> {},
                open.failStops::incrementAndGet)) {
            assertThat(writer.submit(row("heard")).get(10, SECONDS).seq()).isEqualTo(1);
            assertThat(writer.submit(row("heard")).get(10, SECONDS).seq()).isEqualTo(2);
        }
    }

    private List<CompletableFuture<JournalRow>> failWith(SQLException failure) throws InterruptedException {
        var release = open.hold();
        List<CompletableFuture<JournalRow>> behind = new ArrayList<>();
        behind.add(open.writer().submit(transaction -> {
            throw failure;
        }));
        for (int i = 0; i < MORE_THAN_A_BATCH; i++) {
            behind.add(open.writer().submit(row("behind")));
        }
        release.countDown();
        assertThat(CompletableFuture.allOf(behind.toArray(CompletableFuture[]::new)))
                .failsWithin(Duration.ofSeconds(20));
        return behind;
    }

    private void fillTheDisk() throws Exception {
        open.session.execute("PRAGMA max_page_count = 60");
    }

    private static void assertNotDurable(CompletableFuture<?> answer) {
        assertThat(catchThrowable(() -> answer.get(10, SECONDS)))
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.NOT_DURABLE));
    }
}
