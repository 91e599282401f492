package dev.ark.core.halt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.Checks;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.QuarantineOrder;
import dev.ark.contract.http.QuarantineScope;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Stops single agents. A quarantine is never weakened by another one: what comes on top widens or prolongs it, or changes nothing.
 * Thread-safe.
 */
@Singleton
public final class Quarantines {
    private static final String SCOPE = "scope";
    private static final String UNTIL = "until";
    private static final String REPEATS = "repeats";

    private final Writer writer;
    private final QuarantineConfig config;

    Quarantines(Writer writer, QuarantineConfig config) {
        this.writer = writer;
        this.config = config;
    }

    /**
     * Stops an agent as it was ordered.
     *
     * @return fails with NOT_FOUND when there is no such agent, with INVALID_VALUE when the end is not ahead
     */
    public CompletableFuture<ControlState> order(String agent, QuarantineOrder order, String actor) {
        return writer.submitUrgent(transaction -> Boolean.TRUE.equals(order.automatic())
                ? automatic(transaction, agent, order, actor)
                : byHand(transaction, agent, order, actor));
    }

    /** Stops one agent everywhere and until an operator restores it, as part of a larger change. */
    static ControlState forGood(Transaction transaction, String agent, String reason, String actor)
            throws SQLException {
        return impose(transaction, agent, Quarantine.FOR_GOOD, body(reason, actor));
    }

    private static ControlState byHand(Transaction transaction, String agent, QuarantineOrder order, String actor)
            throws SQLException {
        Instant until = order.until();
        if (until != null && !until.isAfter(transaction.now())) {
            throw Checks.invalid(UNTIL, "is not ahead");
        }
        Quarantine asked = new Quarantine(order.scope(), until == null ? null : until.truncatedTo(ChronoUnit.MILLIS));
        return impose(transaction, agent, asked, body(order.reason(), actor));
    }

    private ControlState automatic(Transaction transaction, String agent, QuarantineOrder order, String actor)
            throws SQLException {
        boolean stopped = present(transaction.session(), agent)
                .filter(present -> present.isAsWideAs(order.scope()))
                .isPresent();
        if (stopped) {
            return ControlStore.read(transaction.session());
        }
        Instant now = transaction.now().truncatedTo(ChronoUnit.MILLIS);
        int repeats = repeats(transaction.session(), agent, now);
        Quarantine asked = new Quarantine(order.scope(), now.plus(lasting(repeats)));
        return impose(transaction, agent, asked, body(order.reason(), actor).put(REPEATS, repeats + 1));
    }

    /** How many automatic ones came before, none of them forgotten when the next came. */
    private int repeats(Session session, String agent, Instant now) throws SQLException {
        long oldest = now.minus(config.remembered()).toEpochMilli();
        return session.first(
                        "SELECT repeats FROM quarantine WHERE agent = ? AND repeated_until_ms > ?",
                        row -> row.getInt(1),
                        agent,
                        oldest)
                .orElse(0);
    }

    /** How long an automatic one lasts after so many others. */
    Duration lasting(int repeats) {
        Duration lasting = config.first();
        for (int i = 0; i < repeats && lasting.compareTo(config.longest()) < 0; i++) {
            lasting = lasting.multipliedBy(2);
        }
        return lasting.compareTo(config.longest()) < 0 ? lasting : config.longest();
    }

    private static ObjectNode body(String reason, String actor) {
        return ControlStore.agentFence(reason, actor);
    }

    private static ControlState impose(Transaction transaction, String agent, Quarantine asked, ObjectNode body)
            throws SQLException {
        Optional<Quarantine> present = present(transaction.session(), agent);
        if (present.filter(known -> known.covers(asked)).isPresent()) {
            return ControlStore.read(transaction.session());
        }
        Quarantine whole = present.map(known -> known.and(asked)).orElse(asked);
        body.put(SCOPE, whole.scope().text());
        if (whole.until() != null) {
            body.put(UNTIL, whole.until().toString());
        }
        return ControlStore.fenceAgent(transaction, agent, EventType.QUARANTINE, body);
    }

    /** The quarantine that an agent is in. */
    private static Optional<Quarantine> present(Session session, String agent) throws SQLException {
        return session.first(
                """
                SELECT coalesce(q.scope, 'all'), q.until_ms FROM agent AS a
                LEFT JOIN quarantine AS q ON q.agent = a.name AND q.fence_epoch = a.fence_epoch
                WHERE a.name = ? AND a.quarantine_reason IS NOT NULL""",
                row -> {
                    QuarantineScope scope = QuarantineScope.of(row.getString(1));
                    long until = row.getLong(2);
                    return new Quarantine(scope, row.wasNull() ? null : Instant.ofEpochMilli(until));
                },
                agent);
    }

    /** Does to its table what the quarantine of an agent has done. A row of an older version tells neither scope nor end. */
    static void apply(JournalEntry entry, long fenceEpoch) throws SQLException {
        String until = entry.text(UNTIL);
        Long untilMillis = until.isEmpty() ? null : Instant.parse(until).toEpochMilli();
        int repeats = entry.body().path(REPEATS).asInt(0);
        String scope = entry.text(SCOPE);
        entry.session()
                .update(
                        """
                INSERT INTO quarantine (agent, fence_epoch, scope, until_ms, repeats, repeated_until_ms)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (agent) DO UPDATE SET fence_epoch = excluded.fence_epoch, scope = excluded.scope,
                until_ms = excluded.until_ms,
                repeats = CASE WHEN excluded.repeats > 0 THEN excluded.repeats ELSE repeats END,
                repeated_until_ms = CASE WHEN excluded.repeats > 0 THEN excluded.repeated_until_ms ELSE repeated_until_ms END""",
                        entry.text("agent"),
                        fenceEpoch,
                        scope.isEmpty() ? QuarantineScope.ALL.text() : scope,
                        untilMillis,
                        repeats,
                        repeats == 0 ? 0 : untilMillis == null ? entry.at().toEpochMilli() : untilMillis);
    }
}
