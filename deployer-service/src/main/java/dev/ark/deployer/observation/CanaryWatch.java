package dev.ark.deployer.observation;

import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.tripwire.Assessment;
import dev.ark.deployer.tripwire.CheckRecord;
import java.time.Instant;
import java.util.List;

/** The tripwires of a rollout. */
public interface CanaryWatch {
    /**
     * What the tripwires say of this rollout now. If its check interval has passed since the last check, a check is made and kept; else the
     * last one is told again.
     */
    Assessment assess(RolloutState rollout, Instant now);

    /** All checks that were made of a rollout, in order of time. */
    List<CheckRecord> checks(String rollout);

    /** Whether ARK is halted, as the core said last; true when it cannot be told. */
    boolean halted();
}
