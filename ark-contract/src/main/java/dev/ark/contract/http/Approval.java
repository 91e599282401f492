package dev.ark.contract.http;

import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/decisions/{id}/approval}: what a person says to the very action that was decided.
 *
 * @param reason 1 to 1,000 characters
 * @param approve whether the action may be taken; {@code true} when absent
 */
public record Approval(String reason, @Nullable Boolean approve) {
    public Approval {
        reason = Checks.reason(reason);
        approve = approve == null || approve;
    }
}
