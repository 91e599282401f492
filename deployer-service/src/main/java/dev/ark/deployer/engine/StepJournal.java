package dev.ark.deployer.engine;

import dev.ark.contract.rollout.RolloutStep;
import java.io.IOException;

/** Where transitions are journaled. The same one again is the same row. */
public interface StepJournal {
    /**
     * Has a transition journaled. Blocks.
     *
     * @return whether it was; false if it is refused for good
     * @throws IOException when it is to be tried again
     */
    boolean append(RolloutStep step) throws IOException, InterruptedException;
}
