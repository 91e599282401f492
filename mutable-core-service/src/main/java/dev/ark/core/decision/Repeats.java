package dev.ark.core.decision;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.Session;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells requests that were made before: the same idempotency key gets the first decision again, or a refusal when the body is another. */
@Singleton
final class Repeats {
    private final DecisionStore decisions;

    Repeats(DecisionStore decisions) {
        this.decisions = decisions;
    }

    private record Earlier(String bodySha256, String decisionId) {}

    /** Answers the proposals of a turn that were decided before; the turn without them. */
    Lanes.Turn answered(Session session, Lanes.Turn turn) throws SQLException {
        List<Pending> fresh = new ArrayList<>(turn.proposals().size());
        for (Pending pending : turn.proposals()) {
            Optional<Earlier> earlier = earlier(session, pending);
            if (earlier.isEmpty()) {
                fresh.add(pending);
            } else if (earlier.get().bodySha256().equals(pending.idempotency().bodySha256())) {
                pending.answer().complete(first(session, earlier.get()));
            } else {
                pending.answer()
                        .completeExceptionally(new ProblemException(
                                ProblemCode.IDEMPOTENCY_CONFLICT, ProblemCode.IDEMPOTENCY_CONFLICT.title()));
            }
        }
        return new Lanes.Turn(turn.lane(), fresh, turn.attempt());
    }

    /** Whether none of a turn's proposals has been decided meanwhile, as by the other slot. */
    boolean none(Session session, Lanes.Turn turn) throws SQLException {
        for (Pending pending : turn.proposals()) {
            if (earlier(session, pending).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private Decision first(Session session, Earlier earlier) throws SQLException {
        return decisions
                .readWithToken(session, earlier.decisionId())
                .orElseThrow(() -> new SQLException("decision " + earlier.decisionId() + " is missing"));
    }

    private static Optional<Earlier> earlier(Session session, Pending pending) throws SQLException {
        if (!pending.idempotency().isPresent()) {
            return Optional.empty();
        }
        return session.first(
                "SELECT body_sha256, decision_id FROM idempotency WHERE agent = ? AND key = ?",
                row -> new Earlier(row.getString(1), row.getString(2)),
                pending.agent(),
                pending.idempotency().key());
    }
}
