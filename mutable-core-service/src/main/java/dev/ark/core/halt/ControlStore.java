package dev.ark.core.halt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The fences: halt and release for everything, quarantine and restore for one agent. Each raises the monotonic halt epoch in the same
 * transaction in which it takes effect. A permit is void when a fence that concerns it, the common one or its agent's own, is newer than
 * the permit; an agent's quarantine does not void the permits of others. Thread-safe.
 */
@Singleton
public final class ControlStore {
    private final Writer writer;
    private final ReadPool reads;

    ControlStore(Writer writer, ReadPool reads) {
        this.writer = writer;
        this.reads = reads;
    }

    public ControlState state() {
        return reads.read(ControlStore::read);
    }

    /** Stops everything; a halt of what is halted already is journaled and fenced too. When the answer is there, no approval is committed any more. */
    public CompletableFuture<ControlState> halt(String reason, String actor) {
        return writer.submitUrgent(
                transaction -> fence(transaction, EventType.HALT, TradingState.HALTED, reason, actor));
    }

    /** Lets nothing but risk-reducing orders and cancels through; what is reduced or halted already stays as it is. */
    public CompletableFuture<ControlState> reduce(String reason, String actor) {
        return writer.submitUrgent(transaction -> {
            reduce(transaction, reason, actor);
            return read(transaction.session());
        });
    }

    /**
     * Releases by one step: what is halted reduces, what reduces is active again.
     *
     * @return fails with CONFLICT when another fence came after the release was asked for, since it is not the one that was meant, and while no
     *     watchdog says that the rules are the released ones
     */
    public CompletableFuture<ControlState> resume(String reason, String actor) {
        long seen = state().haltEpoch();
        return writer.submit(transaction -> {
            ControlState current = read(transaction.session());
            requireUnchanged(current, seen);
            return switch (current.tradingState()) {
                case ACTIVE -> current;
                case REDUCING -> release(transaction, TradingState.ACTIVE, reason, actor);
                case HALTED -> release(transaction, TradingState.REDUCING, reason, actor);
            };
        });
    }

    private static ControlState release(Transaction transaction, TradingState to, String reason, String actor)
            throws SQLException {
        Optional<String> objection = WatchdogLease.objectionToRelease(transaction.session(), transaction.now());
        if (objection.isPresent()) {
            throw new ProblemException(ProblemCode.CONFLICT, objection.get());
        }
        return fence(transaction, EventType.RESUME, to, reason, actor);
    }

    /** Lets a quarantined agent act again. */
    public CompletableFuture<ControlState> restore(String agent, String reason, String actor) {
        long seen = state().haltEpoch();
        return writer.submit(transaction -> {
            requireUnchanged(read(transaction.session()), seen);
            if (quarantineReason(transaction.session(), agent) == null) {
                throw new ProblemException(ProblemCode.CONFLICT, agent + " is not quarantined");
            }
            return fenceAgent(transaction, agent, EventType.RESTORE, agentFence(reason, actor));
        });
    }

    /**
     * Stops one agent everywhere and until an operator restores it, as part of a larger change. Nothing is written for one that is stopped like
     * that already.
     */
    public static ControlState quarantine(Transaction transaction, String agent, String reason, String actor)
            throws SQLException {
        return Quarantines.forGood(transaction, agent, reason, actor);
    }

    /** Lets nothing but risk-reducing orders through, as part of a larger change; a halt is not weakened by it. */
    public static void reduce(Transaction transaction, String reason, String actor) throws SQLException {
        if (read(transaction.session()).tradingState() == TradingState.ACTIVE) {
            fence(transaction, EventType.REDUCE, TradingState.REDUCING, reason, actor);
        }
    }

    /** The newest fence that concerns an agent: the common one or its own. */
    public static long fenceEpoch(Session session, String agent) throws SQLException {
        return session.first("""
                        SELECT max(c.fence_epoch, coalesce(a.fence_epoch, 0))
                        FROM control c LEFT JOIN agent a ON a.name = ? WHERE c.id = 1""", row -> row.getLong(1), agent)
                .orElseThrow(() -> new SQLException("the control row is missing"));
    }

    private static ControlState fence(
            Transaction transaction, String type, TradingState to, String reason, String actor) throws SQLException {
        long epoch = read(transaction.session()).haltEpoch() + 1;
        Instant at = Instant.ofEpochMilli(transaction.now().toEpochMilli());
        ObjectNode after = ArkJson.mapper().valueToTree(new ControlState(to, epoch, reason, actor, at));
        applyFence(transaction.enter(type, after));
        return read(transaction.session());
    }

    /** Does to the tables what a halt, a reduction or a release has done. */
    public static void applyFence(JournalEntry entry) throws SQLException {
        ControlState after = entry.as(ControlState.class);
        entry.session()
                .update(
                        """
                UPDATE control SET trading_state = ?, halt_epoch = ?, fence_epoch = ?, reason = ?, actor = ?, at_ms = ?
                WHERE id = 1""",
                        after.tradingState(),
                        after.haltEpoch(),
                        after.haltEpoch(),
                        after.reason(),
                        after.actor(),
                        after.at().toEpochMilli());
    }

    private static void requireUnchanged(ControlState current, long seenEpoch) {
        if (current.haltEpoch() != seenEpoch) {
            throw new ProblemException(
                    ProblemCode.CONFLICT, "another halt, quarantine or release came in between; look again");
        }
    }

    /** What the row of an agent's quarantine, or of its end, begins with. */
    static ObjectNode agentFence(String reason, String actor) {
        return ArkJson.mapper().createObjectNode().put("reason", reason).put("actor", actor);
    }

    /** Raises a fence for one agent. */
    static ControlState fenceAgent(Transaction transaction, String agent, String type, ObjectNode body)
            throws SQLException {
        long epoch = read(transaction.session()).haltEpoch() + 1;
        body.put("agent", agent).put("halt_epoch", epoch);
        applyAgentFence(transaction.enter(type, body));
        return read(transaction.session());
    }

    /**
     * Does to the tables what the quarantine of an agent, or its end, has done.
     *
     * @throws ProblemException NOT_FOUND when there is no such agent
     */
    public static void applyAgentFence(JournalEntry entry) throws SQLException {
        Session session = entry.session();
        String agent = entry.text("agent");
        long epoch = entry.body().path("halt_epoch").longValue();
        boolean quarantined = entry.row().type().equals(EventType.QUARANTINE);
        int known = session.update(
                "UPDATE agent SET quarantine_reason = ?, fence_epoch = ?, revision = ? WHERE name = ?",
                quarantined ? entry.text("reason") : null,
                epoch,
                entry.seq(),
                agent);
        if (known == 0) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "no agent " + agent + " is registered");
        }
        if (quarantined) {
            Quarantines.apply(entry, epoch);
        }
        session.update("UPDATE control SET halt_epoch = ? WHERE id = 1", epoch);
    }

    private static String quarantineReason(Session session, String agent) throws SQLException {
        return session
                .list("SELECT quarantine_reason FROM agent WHERE name = ?", row -> row.getString(1), agent)
                .stream()
                .filter(reason -> reason != null)
                .findFirst()
                .orElse(null);
    }

    static ControlState read(Session session) throws SQLException {
        return session.first(
                        "SELECT trading_state, halt_epoch, reason, actor, at_ms FROM control WHERE id = 1",
                        row -> new ControlState(
                                TradingState.valueOf(row.getString(1)),
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                Instant.ofEpochMilli(row.getLong(5))))
                .orElseThrow(() -> new SQLException("the control row is missing"));
    }
}
