package dev.ark.core.snapshot;

import dev.ark.contract.local.LockFile;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs what keeps SQLite busy for seconds on a thread of its own: a virtual one would hold its carrier, of which there are few. */
final class OwnThread {
    private OwnThread() {}

    /**
     * Runs work that has the snapshots' directory for itself, and waits for it. The work gives the directory up at its own end, and not when whoever waits for it
     * is interrupted: else the next one would remove what it is making.
     *
     * @throws ProblemException CONFLICT while somebody else has the directory; else as {@link #call}
     */
    static <T> T holding(SnapshotFiles files, String name, Callable<T> work) {
        return call(name, () -> {
            try (LockFile _ = files.hold()
                    .orElseThrow(() -> new ProblemException(
                            ProblemCode.CONFLICT, "another snapshot is being made, or one is verified or rehearsed"))) {
                return work.call();
            }
        });
    }

    /**
     * Runs work and waits for it.
     *
     * @throws ProblemException UNAVAILABLE when a file could not be read or written; else what the work throws
     */
    static <T> T call(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().name(name).daemon().start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.UNAVAILABLE, "interrupted; the " + name + " goes on", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE,
                    "the " + name + " failed: " + e.getCause().getMessage(),
                    e.getCause());
        }
    }
}
