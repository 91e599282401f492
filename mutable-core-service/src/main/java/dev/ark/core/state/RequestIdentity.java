package dev.ark.core.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Who asks for a write, and what makes a repeat of the request the same request.
 *
 * @param caller the principal; keys of one caller say nothing of another's
 * @param key SHA-256 of the caller's idempotency key, which may say more than the journal is to keep for ever; empty when the request may not be told from another
 * @param sha256 digest of what is asked
 */
public record RequestIdentity(String caller, String key, String sha256) {
    static final String MEMBER = "request";

    boolean mayRepeat() {
        return !key.isEmpty();
    }

    /** Has a row say which request it answers, so that the answer can be told again; one that may not repeat is not named. */
    void note(ObjectNode body) {
        if (mayRepeat()) {
            body.putObject(MEMBER).put("caller", caller).put("key", key).put("sha256", sha256);
        }
    }
}
