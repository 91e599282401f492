package dev.ark.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.core.sqlite.WriterMetrics.Checkpointed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The write-ahead log stays short under load, and as short as readers allow. */
class WalCheckpointsTest {
    private static final int MOST_PAGES = 6_000;
    private static final long PAGE = 4_096;
    private static final String MEBIBYTE = "x".repeat(1 << 20);

    @TempDir
    Path directory;

    private final List<Checkpointed> told = new ArrayList<>();

    @Test
    void underSteadyLoadTheLogStaysShort() throws Exception {
        Database database = Database.open(directory.resolve("state.db"));
        try (Session writer = database.writer()) {
            WalCheckpoints checkpoints = checkpoints(writer);
            for (int i = 0; i < 100; i++) {
                write(writer, checkpoints);
            }
            assertThat(Files.size(database.wal())).isLessThan(2 * MOST_PAGES * PAGE);
            assertThat(told).contains(Checkpointed.WHOLE).doesNotContain(Checkpointed.FAILED);
        }
    }

    @Test
    void aReaderThatStaysIsNotWaitedForLong() throws Exception {
        Database database = Database.open(directory.resolve("state.db"));
        try (Session writer = database.writer();
                Session reader = database.reader()) {
            WalCheckpoints checkpoints = checkpoints(writer);
            write(writer, checkpoints);
            reader.execute("BEGIN");
            reader.first("SELECT count(*) FROM load", row -> row.getLong(1));
            long start = System.nanoTime();
            for (int i = 0; i < 40; i++) {
                write(writer, checkpoints);
            }
            assertThat(told).contains(Checkpointed.PARTIAL);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            assertThat(Files.size(database.wal())).isGreaterThan(MOST_PAGES * PAGE);

            reader.execute("ROLLBACK");
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (Files.size(database.wal()) > MOST_PAGES * PAGE && System.nanoTime() < deadline) {
                write(writer, checkpoints);
            }
            assertThat(Files.size(database.wal())).isLessThanOrEqualTo(MOST_PAGES * PAGE);
        }
    }

    private WalCheckpoints checkpoints(Session writer) throws Exception {
        writer.execute("CREATE TABLE load (text TEXT)");
        return new WalCheckpoints(
                writer,
                new WriterMetrics() {
                    @Override
                    public void committed(int changes, long nanos) {}

                    @Override
                    public void checkpointed(Checkpointed outcome) {
                        told.add(outcome);
                    }
                },
                MOST_PAGES);
    }

    private static void write(Session writer, WalCheckpoints checkpoints) throws Exception {
        writer.update("INSERT INTO load VALUES (?)", MEBIBYTE);
        checkpoints.afterCommit();
    }
}
