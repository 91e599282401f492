package dev.ark.deployer.engine;

import dev.ark.deployer.rollout.Job;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.store.JobStore;
import dev.ark.deployer.store.JobStore.StoredJob;
import dev.ark.deployer.work.Works;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Has the work of rows done, one piece at a time. A piece whose end was not stored, since its deployer ended first, counts as not begun, and
 * is given out again when it is asked for. Thread-safe.
 */
public final class JobRunner {
    private final Works works;
    private final JobStore store;

    @Nullable
    private Piece current;

    private boolean stopped;

    public JobRunner(Works works, JobStore store) {
        this.works = works;
        this.store = store;
    }

    /** How far the work of a row is. */
    public synchronized Job job(String rollout, long row) {
        if (current != null && current.isOf(rollout, row) && current.isRunning()) {
            return new Job(row, Job.Status.RUNNING, current.progress());
        }
        return store.find(rollout, row)
                .map(StoredJob::job)
                .filter(job -> job.status() != Job.Status.RUNNING)
                .orElse(Job.NONE);
    }

    /** What the work of a row told last; empty if nothing. */
    public synchronized String progress(String rollout, long row) {
        return current != null && current.isOf(rollout, row)
                ? current.progress()
                : store.find(rollout, row).map(StoredJob::progress).orElse("");
    }

    /** Begins the work of the rollout's last row, unless another piece has not ended yet; then it has to be asked for again. */
    synchronized void begin(RolloutState rollout) {
        if (stopped || (current != null && current.isRunning())) {
            return;
        }
        Piece piece = new Piece(rollout, works, store);
        piece.begin();
        current = piece;
    }

    /** Cuts short what is done for any other row. */
    synchronized void keepOnly(String rollout, long row) {
        if (current != null && !current.isOf(rollout, row)) {
            current.cutShort();
        }
    }

    /** Cuts short whatever is done. */
    synchronized void keepNothing() {
        if (current != null) {
            current.cutShort();
        }
    }

    /** Cuts short whatever is done, begins nothing more, and waits a while for the end. */
    void stop(Duration longest) throws InterruptedException {
        Piece last;
        synchronized (this) {
            stopped = true;
            last = current;
        }
        if (last != null) {
            last.cutShort();
            last.await(longest.toMillis());
        }
    }
}
