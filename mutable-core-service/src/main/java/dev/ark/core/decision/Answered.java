package dev.ark.core.decision;

import dev.ark.contract.decision.Decision;

/**
 * A new decision that is on disk and about to be told.
 *
 * @param nanos since its proposal arrived
 */
public record Answered(Decision decision, long nanos) {}
