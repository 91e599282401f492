package dev.ark.core.decision;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Proposal;
import dev.ark.core.sqlite.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A decision that waits for a person's approval, with all that is needed to decide it anew.
 *
 * @param seq of the decision's row
 * @param digest of the action as it was proposed
 * @param proposal redacted
 * @param traceparent of the request that proposed it
 */
record Waiting(
        String decisionId,
        long seq,
        String agent,
        String digest,
        Proposal proposal,
        String traceparent,
        Instant expiresAt) {
    private static final String COLUMNS = "decision_id, seq, agent, action_digest, proposal, traceparent, expires_ms";

    static Optional<Waiting> read(Session session, String decisionId) throws SQLException {
        return session.first("SELECT " + COLUMNS + " FROM pending WHERE decision_id = ?", Waiting::of, decisionId);
    }

    /** The ids of those that nobody approved in time. */
    static List<String> expired(Session session, Instant now, int limit) throws SQLException {
        return session.list(
                "SELECT decision_id FROM pending WHERE expires_ms <= ? ORDER BY expires_ms LIMIT ?",
                row -> row.getString(1),
                now.toEpochMilli(),
                limit);
    }

    /** Keeps a decision that is to wait. */
    static void keep(Session session, Decision decision, Proposal redacted, String traceparent) throws SQLException {
        session.update(
                """
                INSERT INTO pending (decision_id, seq, agent, action_digest, proposal, traceparent, expires_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                decision.decisionId(),
                decision.seq(),
                decision.agent(),
                decision.actionDigest(),
                DecisionJson.write(redacted),
                traceparent,
                decision.approvalExpiresAt().toEpochMilli());
    }

    /** Forgets a decision that waits no more. */
    static void forget(Session session, String decisionId) throws SQLException {
        session.update("DELETE FROM pending WHERE decision_id = ?", decisionId);
    }

    private static Waiting of(ResultSet row) throws SQLException {
        return new Waiting(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                DecisionJson.read(row.getString(5), Proposal.class),
                row.getString(6),
                Instant.ofEpochMilli(row.getLong(7)));
    }
}
