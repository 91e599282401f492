package dev.ark.core.retention;

import dev.ark.contract.event.EventType;
import dev.ark.contract.journal.SegmentHeader;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.local.LockFile;
import dev.ark.core.journal.JournalFloor;
import dev.ark.core.journal.JournalSegments;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * Moves the journal's oldest rows to the archive, segment by segment: seal, record, remove. From the record on they are gone for everyone; what is
 * removed after it, in short transactions, is only their place in the file. A process that ends between two steps loses nothing: what was sealed
 * and not recorded is sealed again, and what was recorded is removed by the next turn. Not thread-safe; of several processes the one that holds the archive does it.
 */
public final class Compaction {
    private final ReadPool reads;
    private final Writer writer;
    private final Archive archive;
    private final Retention retention;
    private final Clock clock;

    Compaction(ReadPool reads, Writer writer, Archive archive, Retention retention, Clock clock) {
        this.reads = reads;
        this.writer = writer;
        this.archive = archive;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Compacts one segment at most.
     *
     * @return whether there was one, so that there may be more
     * @throws IOException when the archive cannot be written, or another process has it
     * @throws IllegalStateException when the rows are not as they were written
     */
    public boolean turn() throws IOException {
        removeAll();
        return next().isPresent() && moveNext();
    }

    private boolean moveNext() throws IOException {
        try (LockFile _ = archive.hold()) {
            // Whoever had the archive before may have moved these rows.
            Optional<Run> run = next();
            if (run.isPresent()) {
                record(seal(run.get()));
            }
        }
        removeAll();
        return true;
    }

    /** The rows of the next segment; empty when none may go. */
    Optional<Run> next() {
        return reads.read(session -> {
            JournalFloor floor = JournalFloor.read(session);
            long last = RetentionRule.floor(
                    JournalHolds.read(session, clock.instant(), retention.age(), retention.repeatWindow()));
            return last == floor.seq()
                    ? Optional.empty()
                    : Optional.of(run(session, floor, Math.min(last, floor.seq() + retention.segmentRows())));
        });
    }

    private static Run run(Session session, JournalFloor floor, long to) throws SQLException {
        return session.first(
                        "SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1",
                        row -> new Run(
                                new SegmentHeader(floor.oldest(), to, floor.hash(), row.getString(2)), row.getLong(1)))
                .orElseThrow(() -> new SQLException("the newest checkpoint is missing"));
    }

    /** Puts the rows into the archive. Nothing has changed for anyone yet. */
    Sealed seal(Run run) throws IOException {
        long to = run.header().to();
        return archive.seal(run, seq -> reads.read(session -> ArchivedRows.after(session, seq, to)));
    }

    /**
     * Says in the journal that the rows are in the archive alone, and raises the floor.
     *
     * @return whether the floor was still where the segment begins
     */
    boolean record(Sealed sealed) {
        return writer.submit(transaction -> record(transaction, sealed)).join();
    }

    private static boolean record(Transaction transaction, Sealed sealed) throws SQLException {
        SegmentHeader header = sealed.run().header();
        if (JournalFloor.read(transaction.session()).oldest() != header.from()) {
            return false;
        }
        JournalFloor floor = sealed.floor();
        JournalSegments.apply(transaction.enter(
                EventType.JOURNAL_COMPACTED,
                CanonicalJson.object()
                        .put("from", header.from())
                        .put("to", header.to())
                        .put("file", sealed.run().file())
                        .put("sha256", sealed.sha256())
                        .put("last_hash", floor.hash())
                        .put("last_epoch", floor.epoch())
                        .put("first_at", sealed.firstAt().toString())
                        .put("last_at", floor.at().toString())
                        .put("checkpoint", sealed.run().checkpoint())));
        return true;
    }

    private void removeAll() {
        while (removeSome()) {
            // Others' changes are written between two of these.
        }
    }

    /**
     * Removes the oldest of the rows that are gone: one block, so that no decision waits for long.
     *
     * @return whether there are more
     */
    boolean removeSome() {
        return writer.submit(transaction -> {
                    Session session = transaction.session();
                    long floor = JournalFloor.read(session).seq();
                    long oldest = session.first("SELECT min(seq) FROM journal", row -> row.getLong(1))
                            .orElse(0L);
                    if (floor == 0 || oldest > floor) {
                        return false;
                    }
                    long last = Math.min(floor, oldest + JournalFloor.BLOCK - 1);
                    session.update("DELETE FROM decision WHERE seq <= ?", last);
                    session.update("DELETE FROM journal WHERE seq <= ?", last);
                    return last < floor;
                })
                .join();
    }
}
