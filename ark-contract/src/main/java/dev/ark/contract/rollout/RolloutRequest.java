package dev.ark.contract.rollout;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/rollouts} and of {@code POST /v1/rollouts:plan}. What is absent has its default.
 *
 * @param version the release to be rolled out
 * @param weights the canary's share at each stage in percent, rising, 1 to 50
 * @param stageSeconds length of a stage
 * @param checkIntervalSeconds time between two checks of the tripwires, at most a stage
 * @param syntheticSeconds length of the synthetic loop after a rollback
 * @param rampPauseSeconds pause between the parts of the traffic ramp of a rollback
 * @param autoRollback whether a failure rolls back; else it holds
 * @param healthCheck whether a rollback checks health
 * @param snapshot to be restored by a rollback, whatever the database is like
 * @param denialsRule {@code ratio} or {@code sigma}: which rule decides on denials
 * @param acceptChanges whether changed verdicts in the replay gate are accepted, however many
 * @param force begin though the version failed before
 */
public record RolloutRequest(
        String version,
        @Nullable List<Integer> weights,
        @Nullable BigDecimal stageSeconds,
        @Nullable BigDecimal checkIntervalSeconds,
        @Nullable BigDecimal syntheticSeconds,
        @Nullable BigDecimal rampPauseSeconds,
        @Nullable Boolean autoRollback,
        @Nullable Boolean healthCheck,
        @Nullable String snapshot,
        @Nullable String denialsRule,
        @Nullable Boolean acceptChanges,
        @Nullable Boolean force) {}
