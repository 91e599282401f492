package dev.ark.core.sqlite;

import static dev.ark.core.sqlite.OpenWriter.row;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.JournalFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one writer: group commit, and what becomes of one change when another fails. */
class WriterTest {
    private static final int QUEUE = 4_096;

    @TempDir
    Path directory;

    private OpenWriter open;

    @BeforeEach
    void start() throws SQLException {
        open = new OpenWriter(directory.resolve("state.db"), "stable");
    }

    @AfterEach
    void stop() throws SQLException {
        open.close();
    }

    @Test
    void changesThatWaitAreCommittedTogether() throws Exception {
        var release = open.hold();
        List<CompletableFuture<JournalRow>> waiting = submit(50);
        release.countDown();
        for (var answer : waiting) {
            answer.get(10, SECONDS);
        }
        assertThat(open.batches).containsExactly(1, 50);
    }

    @Test
    void anAnswerComesAfterItsRowIsOnDisk() throws Exception {
        boolean there = open.writer()
                .submit(row("first"))
                .thenApply(row -> open.journal().contains(row))
                .get(10, SECONDS);
        assertThat(there).isTrue();
    }

    @Test
    void nobodyHearsOfARowBeforeItIsOnDisk() throws Exception {
        var release = open.hold();
        var answer = open.writer().submit(row("first"));
        assertThat(open.told).isEmpty();
        release.countDown();
        answer.get(10, SECONDS);
        assertThat(open.told).isEqualTo(open.journal());
    }

    @Test
    void aChangeThatThrowsIsTakenBackAlone() throws Exception {
        var release = open.hold();
        var before = open.writer().submit(row("before"));
        var refused = open.writer().submit(transaction -> {
            transaction.append("refused", "never");
            transaction.session().update("UPDATE control SET halt_epoch = 99 WHERE id = 1");
            throw new ProblemException(ProblemCode.CONFLICT, "no");
        });
        var after = open.writer().submit(row("after"));
        release.countDown();
        assertThatThrownBy(() -> refused.get(10, SECONDS)).hasRootCauseMessage("no");
        before.get(10, SECONDS);
        after.get(10, SECONDS);
        assertThat(open.journal()).extracting(JournalRow::type).containsExactly("before", "after");
        assertThat(open.writer().submit(WriterTest::haltEpoch).get(10, SECONDS)).isEqualTo(1);
        JournalFile.verify(open.journal());
    }

    @Test
    void aChangeThatBreaksAConstraintIsTakenBackAlone() throws Exception {
        var release = open.hold();
        var before = open.writer().submit(row("before"));
        var broken = open.writer().submit(transaction -> {
            transaction.append("broken", "never");
            return transaction.session().update("INSERT INTO control VALUES (1, 'ACTIVE', 1, 1, 'again', 'ark', 0)");
        });
        var after = open.writer().submit(row("after"));
        release.countDown();
        assertThatThrownBy(() -> broken.get(10, SECONDS)).isNotNull();
        before.get(10, SECONDS);
        after.get(10, SECONDS);
        assertThat(open.journal()).extracting(JournalRow::type).containsExactly("before", "after");
        assertThat(open.failStops).hasValue(0);
    }

    @Test
    void whatIsUrgentGoesAheadOfAllThatWaits() throws Exception {
        var release = open.hold();
        List<CompletableFuture<JournalRow>> waiting = submit(20);
        var urgent = open.writer().submitUrgent(row("halt"));
        release.countDown();
        long seq = urgent.get(10, SECONDS).seq();
        for (var answer : waiting) {
            assertThat(answer.get(10, SECONDS).seq()).isGreaterThan(seq);
        }
    }

    @Test
    void tooMuchThatWaitsIsRefusedAsOverload() throws Exception {
        var release = open.hold();
        submit(QUEUE);
        var refused = open.writer().submit(row("one too many"));
        assertThat(refused).isCompletedExceptionally();
        assertThat(refused.exceptionNow())
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.OVERLOADED));
        release.countDown();
    }

    @Test
    void whatIsUrgentIsTakenEvenWhenTooMuchWaits() throws Exception {
        var release = open.hold();
        submit(QUEUE);
        var urgent = open.writer().submitUrgent(row("halt"));
        release.countDown();
        assertThat(urgent.get(30, SECONDS).seq()).isEqualTo(1);
    }

    @Test
    void whatWasTakenIsWrittenBeforeTheWriterStops() throws Exception {
        var release = open.hold();
        List<CompletableFuture<JournalRow>> waiting = submit(300);
        release.countDown();
        open.close();
        assertThat(waiting).allMatch(CompletableFuture::isDone);
        assertThat(open.journal()).hasSize(300);
    }

    private List<CompletableFuture<JournalRow>> submit(int changes) {
        List<CompletableFuture<JournalRow>> answers = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            answers.add(open.writer().submit(row("row")));
        }
        return answers;
    }

    private static Long haltEpoch(Transaction transaction) throws SQLException {
        return transaction
                .session()
                .first("SELECT halt_epoch FROM control", row -> row.getLong(1))
                .orElseThrow();
    }
}
