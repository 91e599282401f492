package dev.ark.core.sqlite;

import dev.ark.core.sqlite.WriterMetrics.Checkpointed;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps the write-ahead log short, after commits were answered and never inside one. SQLite does this by itself too, but then nobody hears of an fsync that
 * failed, and what was not copied would be taken for copied. Not thread-safe: the writer's thread calls it.
 */
final class WalCheckpoints {
    private static final Logger LOG = Logger.getLogger(WalCheckpoints.class);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long AFTER_FAILURE = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_STALL_MILLIS = 50;
    /** 16 MiB. */
    private static final int WORTH_A_CHECKPOINT = 4_000;

    private final Session session;
    private final WriterMetrics metrics;
    private final int mostPages;
    private long notBefore = System.nanoTime();

    /** @param mostPages beyond which readers are waited for, shortly, so that the log can start anew */
    WalCheckpoints(Session session, WriterMetrics metrics, int mostPages) {
        this.session = session;
        this.metrics = metrics;
        this.mostPages = mostPages;
    }

    /** The log: its pages, and how many of these are in the database too. */
    private record Wal(boolean busy, int pages, int copied) {
        private int waiting() {
            return pages - copied;
        }
    }

    /**
     * Looks, and does what is needed.
     *
     * @throws SQLException when the disk cannot be trusted any more
     */
    void afterCommit() throws SQLException {
        long now = System.nanoTime();
        if (now < notBefore) {
            return;
        }
        notBefore = now + BETWEEN_LOOKS;
        try {
            Wal wal = run("NOOP");
            if (wal.waiting() >= WORTH_A_CHECKPOINT) {
                wal = counted(run("PASSIVE"));
            }
            if (wal.pages() >= mostPages) {
                wal = counted(startAnew());
            }
            if (wal.waiting() >= WORTH_A_CHECKPOINT || wal.pages() >= mostPages) {
                notBefore = System.nanoTime() + AFTER_FAILURE;
            }
        } catch (SQLException e) {
            Fault fault = Fault.of(e);
            if (fault != Fault.LOCKED && fault != Fault.FULL) {
                throw e;
            }
            metrics.checkpointed(Checkpointed.FAILED);
            notBefore = System.nanoTime() + AFTER_FAILURE;
            LOG.warn("the write-ahead log could not be copied into the database", e);
        }
    }

    /** Waits for those who read what is older, but not long: nobody writes meanwhile. */
    private Wal startAnew() throws SQLException {
        long usual = session.first("PRAGMA busy_timeout", row -> row.getLong(1)).orElse(0L);
        session.execute("PRAGMA busy_timeout = " + LONGEST_STALL_MILLIS);
        try {
            return run("TRUNCATE");
        } finally {
            session.execute("PRAGMA busy_timeout = " + usual);
        }
    }

    private Wal counted(Wal wal) {
        metrics.checkpointed(wal.busy() || wal.waiting() > 0 ? Checkpointed.PARTIAL : Checkpointed.WHOLE);
        return wal;
    }

    private Wal run(String mode) throws SQLException {
        return session.first(
                        "PRAGMA wal_checkpoint(" + mode + ")",
                        row -> new Wal(row.getBoolean(1), row.getInt(2), row.getInt(3)))
                .orElseThrow();
    }
}
