package dev.ark.contract.http;

import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/facts/restricted/{symbol}}: whether an instrument is on the restricted list, whatever else is told of it.
 *
 * @param reason 1 to 1,000 characters, kept redacted
 */
public record RestrictedFact(@Nullable Boolean restricted, String reason) {
    public RestrictedFact {
        Checks.present("restricted", restricted);
        reason = Checks.reason(reason);
    }
}
