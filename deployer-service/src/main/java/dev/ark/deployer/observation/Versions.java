package dev.ark.deployer.observation;

import dev.ark.deployer.traffic.Slot;
import java.util.Optional;

/**
 * The two versions of a rollout.
 *
 * @param canary the one that is rolled out
 * @param stable the one that served before
 */
record Versions(String canary, String stable) {
    /** What the doings of a version count as, wherever it runs; empty for a third one. */
    Optional<Slot> countsAs(String version) {
        if (version.equals(canary)) {
            return Optional.of(Slot.CANARY);
        }
        return version.equals(stable) ? Optional.of(Slot.STABLE) : Optional.empty();
    }
}
