package dev.ark.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.journal.JournalRow;
import dev.ark.core.JournalFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both slots append to one file. */
class TwoWritersTest {
    private static final int THREADS = 4;
    private static final int ROWS_EACH = 100;

    @TempDir
    Path directory;

    @Test
    void theChainNeverForks() throws Exception {
        Path file = directory.resolve("state.db");
        try (OpenWriter stable = new OpenWriter(file, "stable");
                OpenWriter canary = new OpenWriter(file, "canary");
                var threads = Executors.newFixedThreadPool(2 * THREADS)) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                work.add(threads.submit(() -> append(stable.writer())));
                work.add(threads.submit(() -> append(canary.writer())));
            }
            for (Future<?> done : work) {
                done.get(60, TimeUnit.SECONDS);
            }
        }
        List<JournalRow> rows = JournalFile.rows(file);
        JournalFile.verify(rows);
        assertThat(rows).hasSize(2 * THREADS * ROWS_EACH);
        assertThat(rows).extracting(JournalRow::deployment).contains("stable", "canary");
    }

    @Test
    void aSlotThatNeverRestsDoesNotKeepTheOtherFromWriting() throws Exception {
        Path file = directory.resolve("state.db");
        AtomicBoolean enough = new AtomicBoolean();
        try (OpenWriter busy = new OpenWriter(file, "stable");
                OpenWriter other = new OpenWriter(file, "canary");
                var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                work.add(threads.submit(() -> {
                    while (!enough.get()) {
                        busy.writer().submit(OpenWriter.row("busy")).join();
                    }
                }));
            }
            for (int i = 0; i < 10; i++) {
                assertThat(other.writer()
                                .submitUrgent(OpenWriter.row("halt"))
                                .get(30, TimeUnit.SECONDS)
                                .type())
                        .isEqualTo("halt");
            }
            enough.set(true);
            for (Future<?> done : work) {
                done.get(60, TimeUnit.SECONDS);
            }
        }
        JournalFile.verify(JournalFile.rows(file));
    }

    @Test
    void bothCanOpenANewFileAtOnce() throws Exception {
        Path file = directory.resolve("new.db");
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Database>> opened = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                opened.add(threads.submit(() -> Database.open(file)));
            }
            for (Future<Database> database : opened) {
                assertThat(database.get(30, TimeUnit.SECONDS).file()).isEqualTo(file.toAbsolutePath());
            }
        }
    }

    /** Every tenth change is one that throws, so that savepoints are rolled back in between. */
    private static void append(Writer writer) {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int i = 0; i < ROWS_EACH; i++) {
            answers.add(writer.submit(OpenWriter.row("row")));
            if (i % 10 == 0) {
                writer.submit(transaction -> {
                    transaction.append("refused", "never");
                    throw new IllegalArgumentException("no");
                });
            }
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    }
}
