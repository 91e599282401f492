/**
 * What both slots did, sampled by the deployer itself and kept for a day, and what the tripwires make of it: from
 * {@link dev.ark.deployer.observation.Sample}s to {@link dev.ark.deployer.observation.Windows} to an assessment, values in and values out.
 * Whatever asks, keeps or waits is in {@code live}.
 *
 * <p>Counts are told apart by the version that did what was counted and not by the slot alone: when stable has been recreated with the new
 * version, what it does is the new version's. In counters of the router, which knows slots only, a slot counts as the version that its core
 * told last.
 */
package dev.ark.deployer.observation;
