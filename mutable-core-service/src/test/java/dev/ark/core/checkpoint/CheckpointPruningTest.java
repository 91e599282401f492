package dev.ark.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints do not grow for ever in the database, and outside none is lost. */
class CheckpointPruningTest {
    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private SignedJournal journal;

    @BeforeEach
    void open() throws SQLException {
        journal = new SignedJournal(
                directory.resolve("ark_state.db"), CheckpointSigner.generate(), "stable", clock, 4_096);
    }

    @AfterEach
    void close() throws SQLException {
        journal.close();
    }

    @Test
    void afterAWeekOneADayIsKept() throws Exception {
        signEverySixHours(4 * 30);
        var pruning = new CheckpointPruning(journal.reads, journal.writer(), Duration.ofDays(7), clock);
        pruning.turn();
        assertThat(journal.checkpoints()).hasSize(23 + 4 * 7);
        assertThat(journal.checkpoints().getLast().size()).isEqualTo(120);
        pruning.turn();
        assertThat(journal.checkpoints()).hasSize(23 + 4 * 7);
        journal.start();
        journal.append(1).sign();
        assertThat(journal.checkpoints().getLast().size()).isEqualTo(121);
    }

    @Test
    void theOneThatASegmentNamesIsKept() throws Exception {
        signEverySixHours(40);
        journal.tamper("INSERT INTO journal_segment VALUES (1, 256, 'f', '', '', 0, 0, 2, 3)");
        new CheckpointPruning(journal.reads, journal.writer(), Duration.ZERO, clock).turn();
        assertThat(journal.checkpoints()).extracting(SignedCheckpoint::size).startsWith(2L, 4L, 8L, 12L);
    }

    @Test
    void aLogThatGrewLargeBecomesAFileOfItsOwnAndNoCheckpointIsLost() throws Exception {
        signEverySixHours(100);
        assertThat(journal.copies.rotated()).hasSizeGreaterThan(2);
        assertThat(sizes())
                .containsExactlyElementsOf(journal.checkpoints().stream()
                        .map(SignedCheckpoint::size)
                        .toList());
        assertThat(Files.size(journal.copies.log())).isLessThan(8_192);
        journal.start();
    }

    @Test
    void aRotationThatWasStoppedHalfWayIsMadeUpFor() throws Exception {
        signEverySixHours(100);
        List<Path> rotated = journal.copies.rotated();
        // The file is there, and the log still has all that is in it.
        String log = Files.readString(journal.copies.log());
        String last = Files.readString(rotated.getLast());
        Files.writeString(journal.copies.log(), last + log.substring(log.indexOf('\n') + 1));
        signEverySixHours(100);
        assertThat(sizes()).hasSize(200).isSorted();
        // The log was emptied, and its last line not yet written.
        Files.writeString(journal.copies.log(), "");
        journal.start();
        journal.append(1).sign();
        assertThat(sizes().getLast()).isEqualTo(201);
    }

    private void signEverySixHours(int count) {
        for (int i = 0; i < count; i++) {
            journal.append(1).sign();
            clock.move(Duration.ofHours(6));
        }
    }

    /** The sizes in all logs; a log begins with the last line of the one before, which is told once. */
    private List<Long> sizes() throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (Path log : journal.copies.logs()) {
            for (String line : Files.readAllLines(log)) {
                try {
                    long size = SignedCheckpoint.unverified(CheckpointCopies.note(line))
                            .size();
                    if (sizes.isEmpty() || sizes.getLast() != size) {
                        sizes.add(size);
                    }
                } catch (dev.ark.contract.journal.InvalidNoteException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return sizes;
    }
}
