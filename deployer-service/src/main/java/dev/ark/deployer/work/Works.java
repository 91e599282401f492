package dev.ark.deployer.work;

import dev.ark.deployer.rollout.Database;

/** Does the work of rollouts. */
public interface Works {
    /**
     * Does it, on the caller's thread. Work that was cut short by the end of the process is given out again under the same row, and must
     * come to the same.
     *
     * @return what it found, a sentence for the record
     * @throws WorkFailedException when it failed
     */
    String carryOut(Assignment assignment) throws WorkFailedException, InterruptedException;

    /** What is known of the database now. */
    Database database();
}
