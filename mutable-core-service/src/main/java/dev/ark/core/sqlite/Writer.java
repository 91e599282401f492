package dev.ark.core.sqlite;

import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.FailStop;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The one writer of this process, and of its slot. It takes whatever changes are waiting, commits them together with one fsync, and only then answers.
 * After a commit that failed for another reason than a lock or a full disk nothing more is written: later commits could succeed and lie, so the process
 * must end.
 */
public final class Writer implements AutoCloseable {
    private static final long STOP_MILLIS = 10_000;

    private final Session session;
    private final StateDisk disk;
    private final Author author;
    private final FailStop failStop;
    private final ChangeQueue queue = new ChangeQueue();
    private final BatchWriter batches;
    private final Thread thread;
    private volatile long oldestWaitingNanos;
    private volatile boolean open = true;

    /**
     * Takes the slot from whoever wrote for it, and starts the writer.
     *
     * @param committed told of the rows of each commit, in order, once they are on disk; must be quick and not throw
     * @param failStop ends the process
     */
    public Writer(
            Session session,
            StateDisk disk,
            Author author,
            Consumer<List<JournalRow>> committed,
            WriterMetrics metrics,
            FailStop failStop)
            throws SQLException {
        this.session = session;
        this.disk = disk;
        this.author = author;
        this.failStop = failStop;
        this.batches = new BatchWriter(session, disk, author, committed, metrics);
        this.thread = Thread.ofPlatform().name("writer").start(this::run);
    }

    /**
     * Hands a change to the writer.
     *
     * @return the change's result once it is on disk; fails with OVERLOADED when too much is waiting, with NOT_DURABLE when it could not be
     *     written, or with what the change threw
     */
    public <T> CompletableFuture<T> submit(Change<T> change) {
        return accept(new Submitted<>(change, author.trace().get(), false));
    }

    /** As {@link #submit}, but ahead of all that waits, and into the space that is kept back when the disk is full: for what stops things. */
    public <T> CompletableFuture<T> submitUrgent(Change<T> change) {
        return accept(new Submitted<>(change, author.trace().get(), true));
    }

    /** As {@link #submit}, but refused with STORAGE_LOW when the disk is nearly full: for what agents keep for themselves. */
    public <T> CompletableFuture<T> submitIfRoom(Change<T> change) {
        return disk.isLow()
                ? CompletableFuture.failedFuture(new ProblemException(
                        ProblemCode.STORAGE_LOW,
                        "the disk of the state is nearly full; only what judges or stops is written"))
                : submit(change);
    }

    /** How long the oldest change that is not yet on disk has waited, in milliseconds; 0 when none waits. */
    public long lagMillis() {
        long since = oldestWaitingNanos;
        return since == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
    }

    /** How far the newest row is ahead of the clock, in milliseconds: more than nothing after the clock was set back. */
    public long aheadMillis() {
        return batches.aheadMillis();
    }

    /** Whether changes are accepted. */
    public boolean isOpen() {
        return open;
    }

    /** Writes what is waiting, and stops. */
    @Override
    public void close() throws SQLException {
        open = false;
        queue.close();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        session.close();
    }

    private <T> CompletableFuture<T> accept(Submitted<T> change) {
        if (!queue.offer(change)) {
            change.refuse(
                    open
                            ? new ProblemException(ProblemCode.OVERLOADED, "too many changes are waiting to be written")
                            : ended());
        }
        return change.answer();
    }

    private void run() {
        boolean sound = false;
        try {
            sound = writeUntilClosed();
        } finally {
            open = false;
            queue.drain().forEach(change -> change.refuse(ended()));
            if (!sound) {
                failStop.run();
            }
        }
    }

    /** {@code false} when nothing may be written any more. */
    private boolean writeUntilClosed() {
        boolean sound = true;
        for (var batch = queue.nextBatch(); !batch.isEmpty(); batch = sound ? queue.nextBatch() : List.of()) {
            oldestWaitingNanos =
                    batch.stream().mapToLong(Submitted::sinceNanos).min().orElse(0);
            sound = batches.write(batch);
            oldestWaitingNanos = 0;
        }
        return sound;
    }

    private static ProblemException ended() {
        return new ProblemException(ProblemCode.NOT_DURABLE, "the journal is not written any more");
    }
}
