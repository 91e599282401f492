package dev.ark.core.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.AgentList;
import dev.ark.contract.http.AgentRegistration;
import dev.ark.contract.http.AgentStatus;
import dev.ark.contract.http.Heartbeat;
import dev.ark.contract.http.QuarantineScope;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Who the agents are, and when they were last heard of. Thread-safe. */
@Singleton
public final class AgentStore {
    private static final String COLUMNS = """
            name, account, principal, actions_per_minute, orders_per_minute, quarantine_reason, seen_ms,
            coalesce(scope, 'all'), until_ms
            FROM agent LEFT JOIN quarantine AS q ON q.agent = agent.name AND q.fence_epoch = agent.fence_epoch
            """;

    private static final String AGENT = "agent";
    private static final String STOPPED = "stopped";
    private static final int MOST_LANES = 20_000;
    private static final Duration LANE_REMEMBERED = Duration.ofSeconds(10);

    private final Writer writer;
    private final ReadPool reads;
    private final AsyncLoadingCache<String, String> lanes = Caffeine.newBuilder()
            .maximumSize(MOST_LANES)
            .expireAfterWrite(LANE_REMEMBERED)
            .executor(command -> Thread.ofVirtual().name("lane").start(command))
            .buildAsync(this::readLane);

    AgentStore(Writer writer, ReadPool reads) {
        this.writer = writer;
        this.reads = reads;
    }

    /** Registers an agent, or changes its registration; a quarantine stays. */
    public CompletableFuture<Recorded> register(String agent, AgentRegistration registration, String actor) {
        return writer.submit(transaction -> {
                    var body = ArkJson.mapper().createObjectNode();
                    body.put(AGENT, agent).put("actor", actor);
                    body.set("registration", ArkJson.mapper().valueToTree(registration));
                    JournalEntry entry = transaction.enter(EventType.AGENT_REGISTERED, body);
                    applyRegistration(entry);
                    return new Recorded(entry.seq(), entry.at());
                })
                .whenComplete((recorded, failure) -> lanes.synchronous().invalidate(agent));
    }

    /** Does to the tables what a registration has done. */
    public static void applyRegistration(JournalEntry entry) throws SQLException {
        AgentRegistration registration = entry.as("registration", AgentRegistration.class);
        entry.session()
                .update(
                        """
                INSERT INTO agent
                (name, account, principal, actions_per_minute, orders_per_minute, fence_epoch, revision)
                VALUES (?, ?, ?, ?, ?, 0, ?)
                ON CONFLICT (name) DO UPDATE SET account = excluded.account, principal = excluded.principal,
                actions_per_minute = excluded.actions_per_minute, orders_per_minute = excluded.orders_per_minute,
                revision = excluded.revision""",
                        entry.text(AGENT),
                        registration.account(),
                        registration.principal(),
                        registration.actionsPerMinute(),
                        registration.ordersPerMinute(),
                        entry.seq());
    }

    /**
     * The lane in which an agent's proposals are decided: its account's, or its own while it has none. The answer may be some seconds out of
     * date; only the order of decisions depends on it, never a decision.
     */
    public CompletableFuture<String> lane(String agent) {
        return lanes.get(agent);
    }

    private String readLane(String agent) {
        return status(agent).map(known -> "account " + known.account()).orElse("agent " + agent);
    }

    /** Records that an agent is alive and how its last work went. */
    public CompletableFuture<Recorded> heartbeat(String agent, Heartbeat heartbeat) {
        return writer.submit(transaction -> {
            var body = ArkJson.mapper().createObjectNode();
            body.put(AGENT, agent);
            body.setAll(ArkJson.mapper().<ObjectNode>valueToTree(heartbeat));
            JournalEntry entry = transaction.enter(EventType.HEARTBEAT, body);
            applyHeartbeat(entry);
            return new Recorded(entry.seq(), entry.at());
        });
    }

    /**
     * Does to the tables what a heartbeat has done. An agent that stops is not seen any more, so that nobody waits for it.
     *
     * @throws ProblemException NOT_FOUND when there is no such agent
     */
    public static void applyHeartbeat(JournalEntry entry) throws SQLException {
        boolean stops = entry.text("status").equals(STOPPED);
        int known = entry.session()
                .update(
                        "UPDATE agent SET seen_ms = ? WHERE name = ?",
                        stops ? null : entry.at().toEpochMilli(),
                        entry.text(AGENT));
        if (known == 0) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "no agent " + entry.text(AGENT) + " is registered");
        }
    }

    public Optional<AgentStatus> status(String agent) {
        return reads.read(session -> session.first("SELECT " + COLUMNS + "WHERE name = ?", AgentStore::status, agent));
    }

    /** Agents in order of name, after a name, at most {@code limit}. */
    public AgentList list(String after, int limit) {
        List<AgentStatus> found = reads.read(session -> session.list(
                "SELECT " + COLUMNS + "WHERE name > ? ORDER BY name LIMIT ?", AgentStore::status, after, limit + 1));
        boolean more = found.size() > limit;
        List<AgentStatus> page = more ? found.subList(0, limit) : found;
        return new AgentList(page, more ? page.getLast().agent() : null);
    }

    private static AgentStatus status(ResultSet row) throws SQLException {
        long seen = row.getLong(7);
        Instant seenAt = row.wasNull() ? null : Instant.ofEpochMilli(seen);
        String quarantineReason = row.getString(6);
        boolean quarantined = quarantineReason != null;
        long until = row.getLong(9);
        boolean endless = row.wasNull();
        return new AgentStatus(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                quarantined,
                quarantineReason,
                quarantined ? QuarantineScope.of(row.getString(8)) : null,
                quarantined && !endless ? Instant.ofEpochMilli(until) : null,
                seenAt);
    }
}
