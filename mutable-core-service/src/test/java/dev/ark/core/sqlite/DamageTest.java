package dev.ark.core.sqlite;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.journal.ChainTail;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is damaged or replaced under a running process ends it. */
class DamageTest {
    private static final int ROWS = 200;

    @TempDir
    Path directory;

    private final AtomicInteger failStops = new AtomicInteger();
    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("state.db");
    }

    @Test
    void aReadThatFindsDamageEndsTheProcess() throws Exception {
        damagedJournal();
        try (OpenWriter open = new OpenWriter(file, "canary")) {
            assertThatThrownBy(() -> open.reads()
                            .read(session -> session.list("SELECT body FROM journal", row -> row.getString(1))))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.UNAVAILABLE));
            assertThat(open.failStops).hasValue(1);
        }
    }

    @Test
    void aReadThatIsWrongByItselfDoesNot() throws Exception {
        try (OpenWriter open = new OpenWriter(file, "stable")) {
            assertThatThrownBy(() -> open.reads().read(session -> session.list("SELECT nothing", row -> 1)))
                    .isInstanceOf(ProblemException.class);
            assertThat(open.failStops).hasValue(0);
        }
    }

    @Test
    void theCheckBesideTheWorkFindsDamage() throws Exception {
        damagedJournal();
        IntegrityCheck check = new IntegrityCheck(Database.open(file), failStops::incrementAndGet);
        check.run();
        assertThat(check.state()).isEqualTo(IntegrityCheck.State.DAMAGED);
        assertThat(failStops).hasValue(1);
    }

    @Test
    void theCheckBesideTheWorkFindsASoundFileSound() throws Exception {
        rows();
        IntegrityCheck check = new IntegrityCheck(Database.open(file), failStops::incrementAndGet);
        check.run();
        assertThat(check.state()).isEqualTo(IntegrityCheck.State.SOUND);
        assertThat(failStops).hasValue(0);
    }

    @Test
    void aWriterIsNotGivenAJournalWhoseEndWasChanged() throws Exception {
        rows();
        change("UPDATE journal SET body = '\"forged\"' WHERE seq = " + (ROWS - 5));
        assertThatThrownBy(this::checkTail)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("row " + (ROWS - 5) + " was changed");
    }

    @Test
    void aWriterIsNotGivenAJournalThatARowIsMissingFrom() throws Exception {
        rows();
        change("DELETE FROM journal WHERE seq = " + (ROWS - 5));
        assertThatThrownBy(this::checkTail)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("row " + (ROWS - 4) + " does not follow");
    }

    @Test
    void aWholeTailIsFine() throws Exception {
        rows();
        try (Session session = Database.open(file).reader()) {
            assertThat(ChainTail.check(session)).isEqualTo(ROWS);
        }
    }

    @Test
    void aDeletedFileEndsTheProcess() throws Exception {
        try (OpenWriter open = new OpenWriter(file, "stable")) {
            FileWatch watch = watch(open);
            watch.look();
            assertThat(failStops).hasValue(0);
            Files.delete(file);
            watch.look();
            assertThat(failStops).hasValue(1);
        }
    }

    @Test
    void aReplacedFileEndsTheProcess() throws Exception {
        try (OpenWriter open = new OpenWriter(file, "stable")) {
            FileWatch watch = watch(open);
            Path copy = Files.copy(file, directory.resolve("copy.db"));
            Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
            watch.look();
            assertThat(failStops).hasValue(1);
        }
    }

    @Test
    void aDeletedLogEndsTheProcess() throws Exception {
        try (OpenWriter open = new OpenWriter(file, "stable")) {
            FileWatch watch = watch(open);
            Files.delete(Path.of(file + "-wal"));
            watch.look();
            assertThat(failStops).hasValue(1);
        }
    }

    @Test
    void closingIsNoLoss() throws Exception {
        OpenWriter open = new OpenWriter(file, "stable");
        FileWatch watch = watch(open);
        open.close();
        assertThat(Path.of(file + "-wal")).doesNotExist();
        watch.look();
        assertThat(failStops).hasValue(0);
    }

    private FileWatch watch(OpenWriter open) throws IOException {
        return new FileWatch(Database.open(file), open.writer(), failStops::incrementAndGet);
    }

    private void rows() throws Exception {
        try (OpenWriter open = new OpenWriter(file, "stable")) {
            List<CompletableFuture<JournalRow>> answers = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                answers.add(open.writer().submit(transaction -> transaction.append("row", "x".repeat(1_000))));
            }
            answers.getLast().get(10, SECONDS);
        }
    }

    private void change(String sql) throws SQLException {
        try (Session session = Database.open(file).writer()) {
            session.update(sql);
        }
    }

    private int checkTail() throws SQLException {
        try (Session session = Database.open(file).reader()) {
            return ChainTail.check(session);
        }
    }

    /** Overwrites a page that only rows of the journal are in. */
    private void damagedJournal() throws Exception {
        rows();
        long page;
        try (Session session = Database.open(file).reader()) {
            page = session.first(
                            "SELECT max(pageno) FROM dbstat WHERE name = 'journal' AND pagetype = 'leaf'",
                            row -> row.getLong(1))
                    .orElseThrow();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap("rot".repeat(1_000).getBytes(StandardCharsets.UTF_8)), (page - 1) * 4_096);
        }
    }
}
