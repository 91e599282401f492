package dev.ark.deployer.engine;

import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.RolloutSpec.Options;
import dev.ark.deployer.rollout.Timing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A rollback that somebody wants.
 *
 * @param snapshot to be restored; null for one only if needed
 * @param synthetic length of the synthetic loop afterwards; null for what was asked for before, or the default
 */
public record RollbackDraft(
        String reason,
        @Nullable String snapshot,
        boolean healthCheck,
        @Nullable Duration synthetic) {
    /** The same rollout, to be rolled back in this way. */
    RolloutSpec amended(RolloutSpec spec) {
        Options options = spec.options();
        return new RolloutSpec(
                spec.id(),
                spec.version(),
                spec.stable(),
                timing(spec.timing()),
                new Options(
                        options.autoRollback(),
                        healthCheck && options.healthCheck(),
                        snapshot == null ? options.snapshot() : snapshot,
                        options.denialsRule(),
                        options.acceptChanges()));
    }

    private Timing timing(Timing timing) {
        return synthetic == null
                ? timing
                : new Timing(timing.weights(), timing.stage(), timing.checkInterval(), synthetic, timing.rampPause());
    }
}
