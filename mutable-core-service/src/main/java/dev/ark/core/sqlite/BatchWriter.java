package dev.ark.core.sqlite;

import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes batches, answers them, and says what a failure means: to refuse, to make room, or to write nothing any more. Not thread-safe. */
final class BatchWriter {
    private static final Logger LOG = Logger.getLogger(BatchWriter.class);
    /** 64 MiB of write-ahead log. */
    private static final int MOST_WAL_PAGES = 16_384;

    private static final String FULL = "the disk of the state is full";
    /** How often what stops things is tried when the journal is locked or its disk is full; a lock is waited for, so this is about half a minute. */
    private static final int MOST_TRIES = 6;

    private final Session session;
    private final StateDisk disk;
    private final Consumer<List<JournalRow>> told;
    private final WriterMetrics metrics;
    private final GroupCommit commits;
    private final WalCheckpoints checkpoints;

    /** Takes the slot. */
    BatchWriter(Session session, StateDisk disk, Author author, Consumer<List<JournalRow>> told, WriterMetrics metrics)
            throws SQLException {
        this.session = session;
        this.disk = disk;
        this.told = told;
        this.metrics = metrics;
        this.commits = takeSlot(session, author, disk);
        this.checkpoints = new WalCheckpoints(session, metrics, MOST_WAL_PAGES);
    }

    private static GroupCommit takeSlot(Session session, Author author, StateDisk disk) throws SQLException {
        try {
            return new GroupCommit(session, author);
        } catch (SQLException e) {
            if (Fault.of(e) != Fault.FULL) {
                throw e;
            }
            disk.releaseReserve();
            return new GroupCommit(session, author);
        }
    }

    /** How far the newest row is ahead of the clock, in milliseconds. */
    long aheadMillis() {
        return commits.aheadMillis();
    }

    /**
     * Writes a batch and answers all of it, whatever becomes of it.
     *
     * @return {@code false} when nothing may be written after it
     */
    boolean write(List<Submitted<?>> batch) {
        if (disk.isSpent()) {
            List<Submitted<?>> urgent = urgentOf(batch);
            refuseOthers(batch, urgent, FULL, null);
            return urgent.isEmpty() || commit(urgent, 1);
        }
        return commit(batch, 1) && checkpoint();
    }

    private boolean commit(List<Submitted<?>> batch, int attempt) {
        long start = System.nanoTime();
        List<JournalRow> rows;
        try {
            rows = commits.run(batch);
        } catch (SQLException | RuntimeException | Error e) {
            return failed(batch, attempt, e);
        }
        tell(rows, batch.size(), System.nanoTime() - start);
        batch.forEach(Submitted::committed);
        return true;
    }

    /** The rows are on disk: whoever cannot take the news fetches it from the journal, and the answers are due all the same. */
    private void tell(List<JournalRow> rows, int changes, long nanos) {
        try {
            metrics.committed(changes, nanos);
            if (!rows.isEmpty()) {
                told.accept(rows);
            }
        } catch (RuntimeException e) {
            LOG.error("rows could not be told of", e);
        }
    }

    private boolean failed(List<Submitted<?>> batch, int attempt, Throwable cause) {
        Fault fault = session.rollBack(cause) ? Fault.of(cause) : Fault.DAMAGED;
        LOG.error("a commit failed", cause);
        return switch (fault) {
            case LOCKED -> tryWhatStops(batch, attempt, "the journal is locked", cause);
            case FULL -> {
                if (batch.stream().anyMatch(Submitted::urgent)) {
                    disk.releaseReserve();
                }
                yield tryWhatStops(batch, attempt, FULL, cause);
            }
            case REFUSED, DAMAGED, OTHER -> {
                refuse(batch, "the journal could not be written", cause);
                yield false;
            }
        };
    }

    /** Nothing of the batch was written. What stops things is tried again, by itself. */
    private boolean tryWhatStops(List<Submitted<?>> batch, int attempt, String reason, Throwable cause) {
        List<Submitted<?>> urgent = attempt < MOST_TRIES ? urgentOf(batch) : List.of();
        refuseOthers(batch, urgent, reason, cause);
        return urgent.isEmpty() || commit(urgent, attempt + 1);
    }

    private static List<Submitted<?>> urgentOf(List<Submitted<?>> batch) {
        return batch.stream().filter(Submitted::urgent).toList();
    }

    private static void refuseOthers(
            List<Submitted<?>> batch, List<Submitted<?>> kept, String reason, @Nullable Throwable cause) {
        refuse(batch.stream().filter(change -> !kept.contains(change)).toList(), reason, cause);
    }

    private static void refuse(List<Submitted<?>> changes, String reason, @Nullable Throwable cause) {
        changes.forEach(change -> change.refuse(new ProblemException(ProblemCode.NOT_DURABLE, reason, cause)));
    }

    private boolean checkpoint() {
        try {
            checkpoints.afterCommit();
            return true;
        } catch (SQLException e) {
            LOG.error("the write-ahead log cannot be copied into the database", e);
            return false;
        }
    }
}
