package dev.ark.core.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.event.EventType;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells what was decided before. The same idempotency key gets the first decision again, or a refusal when the body is another. The same
 * action, approved a moment ago and under the same halt epoch, gets the first decision again. And no decision is settled twice.
 */
@Singleton
final class Repeats {
    private final DecisionStore decisions;
    private final Writer writer;
    private final Clock clock;
    private final Duration window;

    Repeats(DecisionStore decisions, Writer writer, DecisionConfig config, Clock clock) {
        this.decisions = decisions;
        this.writer = writer;
        this.clock = clock;
        this.window = config.repeatWindow();
    }

    /** What came before a proposal. */
    private sealed interface Earlier {
        /** The same key. */
        record Keyed(String bodySha256, String decisionId) implements Earlier {}

        /** The same action, just approved. */
        record Approved(String decisionId) implements Earlier {}

        /** Whoever settled the same decision. */
        record Settled() implements Earlier {}
    }

    /** Answers the proposals of a turn that were decided before; the turn without them. */
    Lanes.Turn answered(Session session, Lanes.Turn turn) throws SQLException {
        List<Pending> fresh = new ArrayList<>(turn.proposals().size());
        for (Pending pending : turn.proposals()) {
            Optional<Earlier> earlier = earlier(session, pending, clock.instant());
            if (earlier.isEmpty()) {
                fresh.add(pending);
            } else {
                answerOrFail(session, pending, earlier.get());
            }
        }
        return new Lanes.Turn(turn.lane(), fresh, turn.attempt());
    }

    /** Whether none of a turn's proposals has been decided meanwhile, as by the other slot. */
    boolean none(Session session, Lanes.Turn turn, Instant now) throws SQLException {
        for (Pending pending : turn.proposals()) {
            if (earlier(session, pending, now).isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** A decision that is not there any more is the trouble of who asks for it alone. */
    private void answerOrFail(Session session, Pending pending, Earlier earlier) throws SQLException {
        try {
            answer(session, pending, earlier);
        } catch (ProblemException e) {
            pending.answer().completeExceptionally(e);
        }
    }

    private void answer(Session session, Pending pending, Earlier earlier) throws SQLException {
        switch (earlier) {
            case Earlier.Keyed keyed
            when !keyed.bodySha256().equals(pending.idempotency().bodySha256()) ->
                pending.answer()
                        .completeExceptionally(new ProblemException(
                                ProblemCode.IDEMPOTENCY_CONFLICT, ProblemCode.IDEMPOTENCY_CONFLICT.title()));
            case Earlier.Keyed keyed -> pending.answer().complete(first(session, keyed.decisionId()));
            case Earlier.Approved approved -> repeat(pending, first(session, approved.decisionId()));
            case Earlier.Settled _ ->
                pending.answer()
                        .completeExceptionally(
                                new ProblemException(ProblemCode.CONFLICT, "the decision is settled already"));
        }
    }

    /** The key of a request that was told an earlier decision must go on meaning that decision, also when the window is over. */
    private void repeat(Pending pending, Decision first) {
        if (!pending.idempotency().isPresent()) {
            pending.answer().complete(first);
            return;
        }
        writer.submit(transaction -> {
                    remember(transaction, pending, first);
                    return first;
                })
                .whenComplete((told, failure) -> {
                    if (failure == null) {
                        pending.answer().complete(told);
                    } else {
                        pending.answer().completeExceptionally(failure);
                    }
                });
    }

    private static void remember(Transaction transaction, Pending pending, Decision first) throws SQLException {
        if (keyed(transaction.session(), pending).isEmpty()) {
            ObjectNode body = ArkJson.mapper().createObjectNode();
            body.put("agent", pending.agent())
                    .put("decision_id", first.decisionId())
                    .set("idempotency", ArkJson.mapper().valueToTree(pending.idempotency()));
            apply(transaction.enter(EventType.REPEAT_ANSWERED, body));
        }
    }

    /** Does to the tables what the telling of an earlier decision has done. */
    static void apply(JournalEntry entry) throws SQLException {
        entry.as("idempotency", Idempotency.class)
                .remember(entry.session(), entry.text("agent"), entry.text("decision_id"), entry.at());
    }

    private Decision first(Session session, String decisionId) throws SQLException {
        return decisions
                .readWithToken(session, decisionId)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.INTERNAL, "decision " + decisionId + " was made, and is missing"));
    }

    private Optional<Earlier> earlier(Session session, Pending pending, Instant now) throws SQLException {
        if (pending.isSettlement()) {
            return Waiting.read(session, pending.settles()).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Earlier.Settled());
        }
        Optional<Earlier> keyed = keyed(session, pending);
        return keyed.isPresent() ? keyed : approved(session, pending, now);
    }

    private static Optional<Earlier> keyed(Session session, Pending pending) throws SQLException {
        if (!pending.idempotency().isPresent()) {
            return Optional.empty();
        }
        return session.first(
                "SELECT body_sha256, decision_id FROM idempotency WHERE agent = ? AND key = ?",
                row -> new Earlier.Keyed(row.getString(1), row.getString(2)),
                pending.agent(),
                pending.idempotency().key());
    }

    /** A fence, of all or of the agent, raises the epoch: what was approved before it is no answer after it. */
    private Optional<Earlier> approved(Session session, Pending pending, Instant now) throws SQLException {
        return session.first(
                """
                SELECT id FROM decision WHERE action_digest = ? AND at_ms > ? AND agent = ? AND outcome = ?
                AND halt_epoch = (SELECT halt_epoch FROM control WHERE id = 1) ORDER BY at_ms LIMIT 1""",
                row -> new Earlier.Approved(row.getString(1)),
                pending.digest(),
                now.minus(window).toEpochMilli(),
                pending.agent(),
                Outcome.APPROVED.name());
    }
}
