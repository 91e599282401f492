package dev.ark.contract.action;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file read, written or deleted.
 *
 * @param snapshotId a snapshot that a deletion or overwrite could be undone from
 * @param compensatingPlan how it could be made good again
 * @param hrmApproved the agent's claim of an approval; recorded, never believed
 */
public record FileOperation(
        Kind operation,
        String path,
        @Nullable String snapshotId,
        @Nullable String compensatingPlan,
        boolean hrmApproved)
        implements Action {
    public enum Kind {
        READ,
        WRITE,
        DELETE
    }

    public Optional<String> plan() {
        return Optional.ofNullable(compensatingPlan);
    }

    public Optional<String> snapshot() {
        return Optional.ofNullable(snapshotId);
    }
}
