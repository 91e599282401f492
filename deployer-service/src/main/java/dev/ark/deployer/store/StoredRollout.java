package dev.ark.deployer.store;

import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.tripwire.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rollout or a rollback as it is kept.
 *
 * @param begunBy who asked for it
 * @param verdict of the tripwires' last check; null before the first
 */
public record StoredRollout(
        RolloutState state,
        String begunBy,
        Instant begunAt,
        @Nullable Verdict verdict) {
    /** Its id. */
    public String id() {
        return state.spec().id();
    }

    /** Whether it was a rollback from the beginning. */
    public boolean isRollback() {
        return state.rows().getFirst().place().phase() != Phase.PENDING;
    }
}
