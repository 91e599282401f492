package dev.ark.contract.http;

import dev.ark.contract.evaluation.People.Forbidden;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/facts/directives/{id}}: what a user has told their agents not to do.
 *
 * @param principal whose agents it is for; everybody's when absent
 * @param text as the user said it, 1 to 1,000 characters, kept redacted
 * @param forbids up to 64 of each, each of up to 1,024 characters
 * @param active when absent, it is
 * @param expiresAt never when absent
 */
public record DirectiveFact(
        @Nullable String principal,
        String text,
        Forbidden forbids,
        @Nullable Boolean active,
        @Nullable Instant expiresAt) {
    private static final int MAX_TEXT = 1_024;

    public DirectiveFact {
        Checks.optionalName("principal", principal);
        text = Checks.prose("text", text);
        Checks.present("forbids", forbids);
        check("forbids.action_types", forbids.actionTypes());
        check("forbids.sides", forbids.sides());
        check("forbids.targets", forbids.targets());
        active = active == null || active;
        Checks.optionalTime("expires_at", expiresAt);
    }

    private static void check(String field, List<String> texts) {
        Checks.list(field, texts).forEach(each -> Checks.text(field, each, MAX_TEXT));
    }
}
