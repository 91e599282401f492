package dev.ark.contract.decision;

import java.time.Instant;

/**
 * The right to do one approved action once.
 *
 * @param token an HMAC over the permit's terms; present it when spending
 */
public record Permit(String id, String token, Instant expiresAt) {}
