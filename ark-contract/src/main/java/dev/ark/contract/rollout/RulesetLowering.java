package dev.ark.contract.rollout;

import dev.ark.contract.http.Checks;

/**
 * Body of {@code POST /v1/ruleset:lower}: the stable slot may decide by older rules again, because a release was rolled back.
 *
 * @param revision of the rules that may decide, and those after it; not negative
 * @param reason 1 to 1,000 characters, kept redacted
 */
public record RulesetLowering(long revision, String reason) {
    public RulesetLowering {
        if (revision < 0) {
            throw Checks.invalid("revision", "is negative");
        }
        reason = Checks.reason(reason);
    }
}
