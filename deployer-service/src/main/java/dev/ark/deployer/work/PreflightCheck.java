package dev.ark.deployer.work;

import dev.ark.deployer.rollout.RolloutSpec;
import java.util.List;

/** One thing that a rollout is held to before it begins. */
interface PreflightCheck {
    /**
     * What is against it, a sentence each.
     *
     * @throws WorkFailedException when it cannot be told, which is against it too
     */
    List<String> problems(RolloutSpec spec) throws WorkFailedException, InterruptedException;
}
