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
        write(Status.RUNNING, "");
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
            String found = works.carryOut(new Assignment(rollout, told -> progress = told));
            write(Status.DONE, found);
        } catch (WorkFailedException e) {
            write(Status.FAILED, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            LOG.log(Level.INFO, "{0} was cut short", thread.getName());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, thread.getName() + " failed", e);
            if (!thread.isInterrupted()) {
                write(Status.FAILED, String.valueOf(e));
            }
        }
    }

    private void write(Status status, String detail) {
        store.write(id(), new StoredJob(new Job(row(), status, detail), progress));
    }

    private String id() {
        return rollout.spec().id();
    }

    private long row() {
        return rollout.last().number();
    }
}
