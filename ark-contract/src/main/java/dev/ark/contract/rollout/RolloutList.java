package dev.ark.contract.rollout;

import java.util.List;

/** Rollouts and rollbacks, the latest first, {@code GET /v1/rollouts?limit=}. */
public record RolloutList(List<RolloutSummary> rollouts) {
    public RolloutList {
        rollouts = List.copyOf(rollouts);
    }
}
