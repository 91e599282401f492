package dev.ark.deployer.engine;

import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.tripwire.Assessment;

/**
 * What the engine saw of the open rollout last, for those who want to be told.
 *
 * @param rollout its id
 * @param row the number of its open row
 * @param waits what it waits for; empty if it does not
 */
public record Glance(String rollout, long row, Phase phase, Assessment checks, String waits) {}
