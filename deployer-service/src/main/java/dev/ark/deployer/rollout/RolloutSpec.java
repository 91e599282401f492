package dev.ark.deployer.rollout;

import dev.ark.deployer.tripwire.Denials;
import org.jspecify.annotations.Nullable;

/**
 * What a rollout is asked to do. A rollback without a rollout has one too, with the version that is to go.
 *
 * @param version the version to be rolled out
 * @param stable the version that is to serve if that fails
 */
public record RolloutSpec(String id, String version, String stable, Timing timing, Options options) {
    /**
     * What may be chosen.
     *
     * @param autoRollback whether a failure rolls back; else it holds
     * @param healthCheck whether a rollback checks the stable version's health
     * @param snapshot the snapshot to be restored by a rollback; null for one only if needed
     * @param denialsRule what decides on denials
     * @param acceptChanges whether changed verdicts in the replay are accepted, however many
     */
    public record Options(
            boolean autoRollback,
            boolean healthCheck,
            @Nullable String snapshot,
            Denials.Rule denialsRule,
            boolean acceptChanges) {
        public static final Options DEFAULT = new Options(true, true, null, Denials.Rule.RATIO, false);
    }

    public RolloutSpec {
        if (version.equals(stable)) {
            throw new IllegalArgumentException("a version is rolled out in another's place");
        }
    }
}
