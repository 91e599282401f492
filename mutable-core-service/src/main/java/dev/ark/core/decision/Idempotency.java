package dev.ark.core.decision;

import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.Instant;

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

    /** Remembers which decision a request had; the first use of a key counts. */
    void remember(Session session, String agent, String decisionId, Instant at) throws SQLException {
        session.update("""
                INSERT INTO idempotency (agent, key, body_sha256, decision_id, at_ms) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (agent, key) DO NOTHING""", agent, key, bodySha256, decisionId, at.toEpochMilli());
    }
}
