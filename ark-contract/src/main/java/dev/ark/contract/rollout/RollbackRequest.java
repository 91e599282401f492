package dev.ark.contract.rollout;

import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/rollbacks}: aborts the rollout that is under way, or takes stable back to the version before. What is absent has
 * its default.
 *
 * @param snapshot to be restored, whatever the database is like
 * @param healthCheck false skips the health checks, and the record says so
 * @param syntheticSeconds length of the synthetic loop afterwards
 */
public record RollbackRequest(
        String reason,
        @Nullable String snapshot,
        @Nullable Boolean healthCheck,
        @Nullable Integer syntheticSeconds) {}
