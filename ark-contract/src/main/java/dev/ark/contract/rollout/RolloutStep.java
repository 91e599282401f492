package dev.ark.contract.rollout;

import java.time.Instant;

/**
 * Body of {@code POST /v1/rollout-steps} of the core, by the deployer: a transition of a rollout, to be journaled. The same rollout and number
 * again is the same row of the journal.
 *
 * @param number of the transition, rising from 1 within a rollout
 * @param by who asked for the rollout
 * @param why a sentence
 * @param at when it was
 */
public record RolloutStep(
        String rollout,
        long number,
        String version,
        String stable,
        String phase,
        int step,
        int part,
        String cause,
        String why,
        String by,
        Instant at) {}
