package dev.ark.contract.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The right to do one approved action once.
 *
 * @param token an HMAC over the permit's terms, to be presented when spending; told to the agent alone, and absent everywhere else
 */
public record Permit(String id, @Nullable String token, Instant expiresAt) {}
