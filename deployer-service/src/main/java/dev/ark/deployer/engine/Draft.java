package dev.ark.deployer.engine;

import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.Timing;

/**
 * A rollout that somebody wants.
 *
 * @param force begin though the version failed before
 */
public record Draft(String version, Timing timing, RolloutSpec.Options options, boolean force) {}
