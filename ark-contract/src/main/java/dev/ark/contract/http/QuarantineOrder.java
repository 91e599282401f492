package dev.ark.contract.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body of the command that quarantines an agent.
 *
 * @param reason 1 to 1,000 characters, kept redacted
 * @param scope everything when absent
 * @param until when it ends by itself; only an operator ends it when absent
 * @param automatic whether the core says when it ends, later each time that it is repeated within a day; not when absent
 */
public record QuarantineOrder(
        String reason,
        @Nullable QuarantineScope scope,
        @Nullable Instant until,
        @Nullable Boolean automatic) {
    public QuarantineOrder {
        reason = Checks.reason(reason);
        scope = scope == null ? QuarantineScope.ALL : scope;
        until = Checks.optionalTime("until", until);
        automatic = Boolean.TRUE.equals(automatic);
        if (automatic && until != null) {
            throw Checks.invalid("until", "is not given with an automatic quarantine");
        }
    }

    /** One that backs off when it is repeated. */
    public static QuarantineOrder automatic(String reason) {
        return new QuarantineOrder(reason, QuarantineScope.ALL, null, true);
    }
}
