package dev.ark.contract.http;

import dev.ark.contract.evaluation.People.Override.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/facts/overrides/{id}}: what an operator says over the agents' heads. Every scope that is given must match.
 *
 * @param reason 1 to 1,000 characters, kept redacted
 * @param actionDigest the one action that a lift is for, which needs it; no other has one
 * @param rule the one rule that a lift is of, which needs it; no other has one
 * @param expiresAt 15 minutes after the write for a lift, which cannot last longer, and 24 hours for any other when absent
 * @param active when absent, it is
 */
public record OverrideFact(
        Kind kind,
        String reason,
        @Nullable String agent,
        @Nullable String account,
        @Nullable String symbol,
        @Nullable String actionDigest,
        @Nullable String rule,
        @Nullable Instant expiresAt,
        @Nullable Boolean active) {
    private static final Duration LIFT = Duration.ofMinutes(15);
    private static final Duration ANY_OTHER = Duration.ofHours(24);

    public OverrideFact {
        Checks.present("kind", kind);
        reason = Checks.reason(reason);
        Checks.optionalName("agent", agent);
        Checks.optionalName("account", account);
        Checks.optionalName("symbol", symbol);
        if (kind == Kind.LIFT) {
            Checks.digest("action_digest", actionDigest);
            Checks.name("rule", rule);
        } else if (Stream.of(actionDigest, rule).anyMatch(scope -> scope != null)) {
            throw Checks.invalid("action_digest and rule", "are a lift's alone");
        }
        Checks.optionalTime("expires_at", expiresAt);
        active = active == null || active;
    }

    /** The fact as it is written at a time; a refusal when it is a lift that would last too long. */
    public OverrideFact writtenAt(Instant now) {
        Instant latest = now.plus(kind == Kind.LIFT ? LIFT : ANY_OTHER);
        if (expiresAt == null) {
            return new OverrideFact(kind, reason, agent, account, symbol, actionDigest, rule, latest, active);
        }
        if (kind == Kind.LIFT && expiresAt.isAfter(latest)) {
            throw Checks.invalid("expires_at", "is more than 15 minutes away");
        }
        return this;
    }
}
