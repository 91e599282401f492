package dev.ark.core.retention;

import dev.ark.contract.journal.SegmentHeader;
import dev.ark.core.checkpoint.SignedJournal;
import dev.ark.core.journal.JournalFloor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Compacts the journal of a test, as a whole or up to a step. */
public final class Compactions {
    /** How old rows are when they go. */
    public static final Duration AGE = Duration.ofDays(90);

    private Compactions() {}

    /** Moves all that may go to the archive beside the database, in segments of 256 rows. */
    public static void all(SignedJournal journal, Path database, Clock clock) throws IOException {
        Compaction compaction = of(journal, database, clock);
        while (compaction.turn()) {
            // and the next segment
        }
    }

    /** Seals and records the next segment, and removes none of its rows. */
    public static void recordOne(SignedJournal journal, Path database, Clock clock) throws IOException {
        Compaction compaction = of(journal, database, clock);
        compaction.record(compaction.seal(compaction.next().orElseThrow()));
    }

    /** Moves all rows up to one, a multiple of 256, to the archive, whatever still needs them. */
    public static void upTo(long to, SignedJournal journal, Path database, Clock clock) throws IOException {
        Compaction compaction = of(journal, database, clock);
        Run run = journal.reads.read(session -> {
            JournalFloor floor = JournalFloor.read(session);
            return session.first(
                            "SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1",
                            row -> new Run(
                                    new SegmentHeader(floor.oldest(), to, floor.hash(), row.getString(2)),
                                    row.getLong(1)))
                    .orElseThrow();
        });
        compaction.record(compaction.seal(run));
        while (compaction.removeSome()) {
            // and the next block
        }
    }

    private static Compaction of(SignedJournal journal, Path database, Clock clock) {
        return new Compaction(
                journal.reads,
                journal.writer(),
                new Archive(ArchiveDirectory.beside(database).path(), 0),
                new Retention(AGE, Duration.ofSeconds(10), 256),
                clock);
    }
}
