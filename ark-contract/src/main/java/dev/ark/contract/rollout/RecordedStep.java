package dev.ark.contract.rollout;

/** Answer to {@code POST /v1/rollout-steps}: the journal row that holds the step. */
public record RecordedStep(long seq) {}
