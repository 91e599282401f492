/**
 * Makes rollouts run: looks, lets the pure {@link dev.ark.deployer.rollout.Advance} say what is next, and does that. All that is remembered
 * is in the store, so that whoever starts next goes on.
 */
package dev.ark.deployer.engine;
