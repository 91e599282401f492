package dev.ark.core.state;

/**
 * Who asks for a write, and what makes a repeat of the request the same request.
 *
 * @param caller the principal; keys of one caller say nothing of another's
 * @param key the caller's idempotency key; empty when the request may not be told from another
 * @param sha256 digest of what is asked
 */
public record RequestIdentity(String caller, String key, String sha256) {}
