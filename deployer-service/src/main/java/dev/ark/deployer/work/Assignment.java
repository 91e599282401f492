package dev.ark.deployer.work;

import dev.ark.deployer.rollout.Intent;
import dev.ark.deployer.rollout.RolloutState;
import java.util.function.Consumer;

/**
 * A piece of work.
 *
 * @param rollout whose last row asks for it
 * @param progress takes a short sentence whenever there is something to tell; may be called from any thread
 */
public record Assignment(RolloutState rollout, Consumer<String> progress) {
    /** What is to be done. */
    public Intent intent() {
        return rollout.last().intent();
    }

    /** The row's number, under which it is done at most once. */
    public long row() {
        return rollout.last().number();
    }
}
