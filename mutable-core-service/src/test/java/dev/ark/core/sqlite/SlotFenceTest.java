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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A slot has one writer: the one that started last. */
class SlotFenceTest {
    private static final int MORE_THAN_A_BATCH = 600;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("state.db");
    }

    @Test
    void theOlderWriterOfASlotNeverCommitsAgain() throws Exception {
        try (OpenWriter older = new OpenWriter(file, "stable")) {
            older.writer().submit(row("of the older")).get(10, SECONDS);
            try (OpenWriter newer = new OpenWriter(file, "stable")) {
                assertNotDurable(older.writer().submit(row("too late")));
                assertNotDurable(older.writer().submitUrgent(row("too late, and urgent")));
                newer.writer().submit(row("of the newer")).get(10, SECONDS);
                assertThat(older.failStops).hasValue(1);
                assertThat(older.writer().isOpen()).isFalse();
                assertThat(newer.failStops).hasValue(0);
            }
        }
        JournalFile.verify(JournalFile.rows(file));
        assertThat(JournalFile.rows(file)).extracting(JournalRow::type).containsExactly("of the older", "of the newer");
    }

    @Test
    void whatWaitsInTheOlderWriterIsRefusedToo() throws Exception {
        try (OpenWriter older = new OpenWriter(file, "stable");
                OpenWriter newer = new OpenWriter(file, "stable")) {
            List<CompletableFuture<JournalRow>> late = new ArrayList<>();
            for (int i = 0; i < MORE_THAN_A_BATCH; i++) {
                late.add(older.writer().submit(row("late")));
            }
            late.forEach(SlotFenceTest::assertNotDurable);
            assertThat(newer.journal()).isEmpty();
        }
    }

    @Test
    void theOtherSlotIsNotConcerned() throws Exception {
        try (OpenWriter canary = new OpenWriter(file, "canary");
                OpenWriter older = new OpenWriter(file, "stable");
                OpenWriter newer = new OpenWriter(file, "stable")) {
            assertNotDurable(older.writer().submit(row("too late")));
            assertThat(canary.writer().submit(row("canary's")).get(10, SECONDS).seq())
                    .isEqualTo(1);
            assertThat(newer.writer().submit(row("newer's")).get(10, SECONDS).seq())
                    .isEqualTo(2);
            assertThat(canary.failStops).hasValue(0);
        }
    }

    @Test
    void theFileSaysWhoHoldsASlot() throws SQLException {
        new OpenWriter(file, "stable").close();
        new OpenWriter(file, "stable").close();
        try (Session session = Database.open(file).reader()) {
            assertThat(session.first(
                            "SELECT slot || ' ' || generation || ' ' || holder || ' ' || since FROM slot_fence",
                            row -> row.getString(1)))
                    .hasValue("stable 2 test, process "
                            + ProcessHandle.current().pid() + " " + OpenWriter.CLOCK.instant());
        }
    }

    private static void assertNotDurable(CompletableFuture<?> answer) {
        assertThat(catchThrowable(() -> answer.get(10, SECONDS)))
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.NOT_DURABLE));
    }
}
