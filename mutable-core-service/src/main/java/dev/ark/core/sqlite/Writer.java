package dev.ark.core.sqlite;

import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The one writer of this process. It takes whatever changes are waiting, commits them together with one fsync, and only then answers. A change
 * that throws is taken back alone. After a failed commit nothing more is written: later commits could succeed and lie, so the process must end.
 */
public final class Writer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Writer.class);
    private static final int LONGEST_QUEUE = 4_096;
    private static final int LARGEST_BATCH = 256;
    private static final long STOP_MILLIS = 10_000;

    private final Session session;
    private final Clock clock;
    private final String deployment;
    private final String version;
    private final Consumer<List<JournalRow>> committed;
    private final Runnable failStop;
    private final Supplier<String> trace;
    private final WriterMetrics metrics;
    private final LinkedBlockingDeque<Waiting<?>> queue = new LinkedBlockingDeque<>();
    private final Thread thread;
    private volatile long oldestWaitingNanos;
    private volatile long aheadMillis;
    private volatile boolean open = true;
    private volatile boolean over;

    private static final class Waiting<T> {
        private final Change<T> change;
        private final String traceparent;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private final long sinceNanos = System.nanoTime();
        private T result;
        private RuntimeException refusal;

        private Waiting(Change<T> change, String traceparent) {
            this.change = change;
            this.traceparent = traceparent;
        }

        private void apply(Transaction transaction) throws SQLException {
            transaction.of(traceparent);
            result = change.apply(transaction);
        }

        private void answer() {
            if (refusal == null) {
                answer.complete(result);
            } else {
                answer.completeExceptionally(refusal);
            }
        }
    }

    /**
     * Starts the writer.
     *
     * @param committed told of the rows of each commit, in order, once they are on disk; must be quick and not throw
     * @param failStop ends the process
     * @param trace the W3C trace of whoever submits a change, on its thread; empty for none
     */
    public Writer(
            Session session,
            Clock clock,
            String deployment,
            String version,
            Consumer<List<JournalRow>> committed,
            Runnable failStop,
            Supplier<String> trace,
            WriterMetrics metrics) {
        this.session = session;
        this.clock = clock;
        this.deployment = deployment;
        this.version = version;
        this.committed = committed;
        this.failStop = failStop;
        this.trace = trace;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform().name("writer").start(this::run);
    }

    /**
     * Hands a change to the writer.
     *
     * @return the change's result once it is on disk; fails with OVERLOADED when too much is waiting, with NOT_DURABLE when it could not be
     *     written, or with what the change threw
     */
    public <T> CompletableFuture<T> submit(Change<T> change) {
        Waiting<T> waiting = new Waiting<>(change, trace.get());
        return accepted(waiting, open && queue.size() < LONGEST_QUEUE && queue.offerLast(waiting));
    }

    /** As {@link #submit}, but ahead of all that waits, however much that is: for what stops things. */
    public <T> CompletableFuture<T> submitUrgent(Change<T> change) {
        Waiting<T> waiting = new Waiting<>(change, trace.get());
        return accepted(waiting, open && queue.offerFirst(waiting));
    }

    /** How long the oldest change that is not yet on disk has waited, in milliseconds; 0 when none waits. */
    public long lagMillis() {
        long since = oldestWaitingNanos;
        return since == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
    }

    /** How far the newest row is ahead of the clock, in milliseconds: more than nothing after the clock was set back. */
    public long aheadMillis() {
        return aheadMillis;
    }

    /** Whether changes are accepted. */
    public boolean isOpen() {
        return open;
    }

    /** Writes what is waiting, and stops. */
    @Override
    public void close() throws SQLException {
        open = false;
        thread.interrupt();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        session.close();
    }

    private <T> CompletableFuture<T> accepted(Waiting<T> waiting, boolean accepted) {
        if (!accepted) {
            waiting.answer.completeExceptionally(
                    new ProblemException(ProblemCode.OVERLOADED, "too many changes are waiting to be written"));
        } else if (over) {
            refuseRest();
        }
        return waiting.answer;
    }

    private void run() {
        try {
            writeWhileSound();
        } finally {
            open = false;
            over = true;
            refuseRest();
        }
    }

    private void writeWhileSound() {
        boolean sound = true;
        while (sound && (open || !queue.isEmpty())) {
            List<Waiting<?>> batch = nextBatch();
            if (!batch.isEmpty()) {
                oldestWaitingNanos = batch.stream()
                        .mapToLong(waiting -> waiting.sinceNanos)
                        .min()
                        .orElse(0);
                sound = commit(batch);
                oldestWaitingNanos = 0;
            }
        }
    }

    /** Leaves nobody waiting for a writer that has ended. */
    private void refuseRest() {
        for (Waiting<?> waiting = queue.pollFirst(); waiting != null; waiting = queue.pollFirst()) {
            waiting.answer.completeExceptionally(
                    new ProblemException(ProblemCode.NOT_DURABLE, "the journal is not written any more"));
        }
    }

    private List<Waiting<?>> nextBatch() {
        List<Waiting<?>> batch = new ArrayList<>();
        try {
            Waiting<?> first = open ? queue.takeFirst() : queue.pollFirst();
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, LARGEST_BATCH - 1);
            }
        } catch (InterruptedException e) {
            LOG.debug("the writer is asked to stop");
        }
        return batch;
    }

    /** Commits a batch; {@code false} when nothing may be written after it. */
    private boolean commit(List<Waiting<?>> batch) {
        long start = System.nanoTime();
        Transaction transaction;
        try {
            session.execute("BEGIN IMMEDIATE");
            transaction = new Transaction(session, ChainHead.read(session), clock.instant(), deployment, version);
            aheadMillis = transaction.ahead(clock.instant()).toMillis();
            for (Waiting<?> waiting : batch) {
                apply(waiting, transaction);
            }
            session.execute("COMMIT");
        } catch (SQLException | RuntimeException | Error e) {
            return giveUp(batch, e);
        }
        tell(transaction.rows(), batch.size(), System.nanoTime() - start);
        batch.forEach(Waiting::answer);
        return true;
    }

    private void apply(Waiting<?> waiting, Transaction transaction) throws SQLException {
        Transaction.Mark mark = transaction.mark();
        session.execute("SAVEPOINT change");
        try {
            waiting.apply(transaction);
        } catch (RuntimeException refusal) {
            takeBack(waiting, transaction, mark, refusal);
        } catch (SQLException e) {
            if (!concernsTheChangeAlone(e)) {
                throw e;
            }
            LOG.error("a change was taken back", e);
            var refusal = new ProblemException(ProblemCode.INTERNAL, "the change was taken back", e);
            takeBack(waiting, transaction, mark, refusal);
        }
        session.execute("RELEASE change");
    }

    private void takeBack(Waiting<?> waiting, Transaction transaction, Transaction.Mark mark, RuntimeException refusal)
            throws SQLException {
        session.execute("ROLLBACK TO change");
        transaction.backTo(mark);
        waiting.refusal = refusal;
    }

    /** A broken constraint, or what the change itself could not make sense of; anything else is the disk's or the file's. */
    private static boolean concernsTheChangeAlone(SQLException e) {
        return !(e instanceof SQLiteException cause) || isOfKind(cause, SQLiteErrorCode.SQLITE_CONSTRAINT);
    }

    /** Whether a result code, or the primary code that it extends, is this one. */
    private static boolean isOfKind(SQLiteException e, SQLiteErrorCode kind) {
        return (e.getResultCode().code & 0xff) == kind.code;
    }

    /** The rows are on disk: whoever cannot take the news fetches it from the journal, and the answers are due all the same. */
    private void tell(List<JournalRow> rows, int changes, long nanos) {
        try {
            metrics.committed(changes, nanos);
            if (!rows.isEmpty()) {
                committed.accept(rows);
            }
        } catch (RuntimeException e) {
            LOG.error("rows could not be told of", e);
        }
    }

    private boolean giveUp(List<Waiting<?>> batch, Throwable cause) {
        LOG.error("a commit failed", cause);
        boolean harmless = cause instanceof SQLiteException e
                && (isOfKind(e, SQLiteErrorCode.SQLITE_BUSY) || isOfKind(e, SQLiteErrorCode.SQLITE_FULL));
        boolean takenBack = rollback();
        if (!harmless || !takenBack) {
            open = false;
        }
        ProblemException refusal =
                new ProblemException(ProblemCode.NOT_DURABLE, "the journal could not be written", cause);
        batch.forEach(waiting -> waiting.answer.completeExceptionally(refusal));
        if (!harmless || !takenBack) {
            failStop.run();
            return false;
        }
        return true;
    }

    private boolean rollback() {
        try {
            session.execute("ROLLBACK");
            return true;
        } catch (SQLException e) {
            // SQLite rolls back by itself on a full disk and then says that there is nothing to roll back.
            LOG.debug("nothing to roll back", e);
            return e.getMessage() != null && e.getMessage().contains("no transaction is active");
        }
    }
}
