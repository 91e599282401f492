package dev.ark.deployer.observation;

import dev.ark.deployer.traffic.Slot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was seen at one instant. What could not be asked is missing, and stays so.
 *
 * @param under the rollout that was open; null without one
 * @param news null when the journal could not be read to its end; what it misses comes with the next that has news
 */
public record Sample(
        Instant at,
        @Nullable Under under,
        SlotSample stable,
        SlotSample canary,
        RouterSample router,
        @Nullable News news) {
    /**
     * A rollout's place.
     *
     * @param row the number of its open row
     */
    public record Under(String rollout, long row) {}

    SlotSample of(Slot slot) {
        return switch (slot) {
            case STABLE -> stable;
            case CANARY -> canary;
        };
    }

    /** Whether it was taken in the same row of the same rollout. */
    boolean isUnderTheSameAs(Sample other) {
        return under != null && under.equals(other.under);
    }
}
