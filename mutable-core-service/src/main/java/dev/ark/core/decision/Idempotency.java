package dev.ark.core.decision;

/**
 * What makes a repeated request the same request.
 *
 * @param key of the caller; empty when the request may not be told from another
 * @param bodySha256 of the canonical body
 */
public record Idempotency(String key, String bodySha256) {
    public static final Idempotency NONE = new Idempotency("", "");

    boolean isPresent() {
        return !key.isEmpty();
    }
}
