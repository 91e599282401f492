package dev.ark.contract.rollout;

import java.util.List;

/** The steps of a rollout that the journal holds, by their number, {@code GET /v1/rollout-steps?rollout=}. */
public record RecordedSteps(List<Entry> steps) {
    public RecordedSteps {
        steps = List.copyOf(steps);
    }

    /** A step and its journal row. */
    public record Entry(long seq, RolloutStep step) {}
}
