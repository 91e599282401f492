package dev.ark.contract.http;

import dev.ark.contract.redaction.Detectors;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/facts/consents/{id}}: a subject's consent to one use of one class of data.
 *
 * @param subject a pseudonym, as data_handling names it, up to 1,024 characters; purpose and class likewise
 * @param expiresAt from when on it no longer holds; never when absent
 * @param revokedAt from when on it is revoked; not when absent
 */
public record ConsentFact(
        String subject,
        String purpose,
        String dataClass,
        Instant grantedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {
    private static final int MAX_TEXT = 1_024;

    public ConsentFact {
        Checks.text("subject", subject, MAX_TEXT);
        if (Detectors.anyIn(subject)) {
            throw Checks.invalid("subject", "has personal data or a secret; use a pseudonym");
        }
        Checks.text("purpose", purpose, MAX_TEXT);
        Checks.text("data_class", dataClass, MAX_TEXT);
        Checks.time("granted_at", grantedAt);
        Checks.optionalTime("expires_at", expiresAt);
        Checks.optionalTime("revoked_at", revokedAt);
    }
}
