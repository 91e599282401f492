package dev.ark.deployer.rollout;

import java.time.Instant;

/**
 * The lock that a rollout or a rollback holds from its first row to its last.
 *
 * @param holder the rollout's id
 * @param by who asked for it
 */
public record RolloutLock(String name, String holder, String by, Instant since) {
    /** There is one for all of ARK, since all rollouts share its slots. */
    public static final String NAME = "rollout";
}
