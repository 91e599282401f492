package dev.ark.deployer.engine;

import dev.ark.deployer.rollout.Job;
import dev.ark.deployer.rollout.Job.Status;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.store.JobStore;
import dev.ark.deployer.store.JobStore.StoredJob;
import dev.ark.deployer.work.Assignment;
import dev.ark.deployer.work.WorkFailedException;
import dev.ark.deployer.work.Works;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** A piece of work on a thread of its own. Its end is stored, unless it was cut short. */
final class Piece {
    private static final Logger LOG = System.getLogger(Piece.class.getName());

    private final RolloutState rollout;
    private final Works works;
    private final JobStore store;
    private final Thread thread;
    private volatile String progress = "";

    Piece(RolloutState rollout, Works works, JobStore store) {
        this.rollout = rollout;
        this.works = works;
        this.store = store;
        this.thread = Thread.ofVirtual().name("work-" + id() + "-" + row()).unstarted(this::run);
    }

    /** Writes that it is begun, and begins it. */
    void begin() {
        store.write(id(), new StoredJob(job(Status.RUNNING, ""), ""));
        thread.start();
    }

    boolean isOf(String otherRollout, long otherRow) {
        return id().equals(otherRollout) && row() == otherRow;
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    String progress() {
        return progress;
    }

    /** Asks it to end, which it may take its time for. */
    void cutShort() {
        thread.interrupt();
    }

    void await(long millis) throws InterruptedException {
        thread.join(millis);
    }

    private void run() {
        try {
            Job end = carriedOut();
            store.write(id(), new StoredJob(end, progress));
        } catch (InterruptedException e) {
            LOG.log(Level.INFO, "{0} was cut short", thread.getName());
        } catch (RuntimeException e) {
            // It counts as not begun, and is given out again.
            LOG.log(Level.ERROR, "the end of " + thread.getName() + " cannot be stored", e);
        }
    }

    private Job carriedOut() throws InterruptedException {
        try {
            return job(Status.DONE, works.carryOut(new Assignment(rollout, told -> progress = told)));
        } catch (WorkFailedException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, thread.getName() + " failed", e);
            return failed(String.valueOf(e));
        }
    }

    /** What fails because it is cut short says nothing of the work. */
    private Job failed(String why) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException(why);
        }
        return job(Status.FAILED, why);
    }

    private Job job(Status status, String detail) {
        return new Job(row(), status, detail);
    }

    private String id() {
        return rollout.spec().id();
    }

    private long row() {
        return rollout.last().number();
    }
}
