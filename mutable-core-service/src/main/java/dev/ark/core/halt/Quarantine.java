package dev.ark.core.halt;

import dev.ark.contract.http.QuarantineScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a quarantine holds and how long.
 *
 * @param until when it ends by itself; absent when only an operator ends it
 */
record Quarantine(QuarantineScope scope, @Nullable Instant until) {
    /** For what no time makes good: an execution without a permit, a rule that quarantines. */
    static final Quarantine FOR_GOOD = new Quarantine(QuarantineScope.ALL, null);

    /** Whether the other adds nothing. */
    boolean covers(Quarantine other) {
        return isAsWideAs(other.scope) && (until == null || other.until != null && !until.isBefore(other.until));
    }

    /** The wider of both scopes, until the later of both ends. */
    Quarantine and(Quarantine other) {
        QuarantineScope wider = scope == QuarantineScope.ALL ? scope : other.scope;
        boolean endless = until == null || other.until == null;
        return new Quarantine(wider, endless ? null : until.isBefore(other.until) ? other.until : until);
    }

    boolean isAsWideAs(QuarantineScope other) {
        return scope == QuarantineScope.ALL || scope == other;
    }
}
