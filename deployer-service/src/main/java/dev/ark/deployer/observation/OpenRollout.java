package dev.ark.deployer.observation;

import dev.ark.deployer.rollout.RolloutState;
import java.util.Optional;

/** The rollout that is under way. */
public interface OpenRollout {
    /** It; empty when there is none. Answers at once. */
    Optional<RolloutState> now();
}
