package dev.ark.core.decision;

import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What makes a repeated request the same request.
 *
 * @param key SHA-256 of the caller's key, which may say more than the journal is to keep for ever; empty when the request may not be told from
 *     another
 * @param bodySha256 of the canonical body
 */
public record Idempotency(String key, String bodySha256) {
    public static final Idempotency NONE = new Idempotency("", "");

    boolean isPresent() {
        return !key.isEmpty();
    }

    /** Remembers which decision a request had, in the place of a use of the key whose time is over and that is not purged yet. */
    void remember(Session session, String agent, String decisionId, Instant at) throws SQLException {
        session.update("""
                INSERT OR REPLACE INTO idempotency (agent, key, body_sha256, decision_id, at_ms)
                VALUES (?, ?, ?, ?, ?)""", agent, key, bodySha256, decisionId, at.toEpochMilli());
    }
}
