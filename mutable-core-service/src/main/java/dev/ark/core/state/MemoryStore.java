package dev.ark.core.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.Memory;
import dev.ark.contract.http.MemoryDraft;
import dev.ark.contract.http.MemoryType;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.JsonText;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Transaction;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What agents remember. A memory whose time is over is not seen from that moment on; its row is purged some time later. Thread-safe. */
@Singleton
public final class MemoryStore {
    private static final String COLUMNS = "id, agent, type, content, metadata, seq, at, expires_ms";

    private final RepeatableWrites writes;
    private final ReadPool reads;
    private final Clock clock;

    MemoryStore(RepeatableWrites writes, ReadPool reads, Clock clock) {
        this.writes = writes;
        this.reads = reads;
        this.clock = clock;
    }

    /** Keeps a memory; the journal's sequence gives it its id. */
    public CompletableFuture<Memory> store(String agent, MemoryDraft draft, RequestIdentity request) {
        return writes.submit(request, Memory.class, transaction -> {
            Instant expiresAt = draft.ttlSeconds() == null
                    ? null
                    : Instant.ofEpochMilli(transaction.now().toEpochMilli()).plusSeconds(draft.ttlSeconds());
            String id = "m-" + transaction.nextSeq();
            JournalRow row =
                    transaction.append(EventType.MEMORY_STORED, journaled(agent, id, draft, expiresAt, request));
            Memory memory = new Memory(
                    id, agent, draft.type(), draft.content(), draft.metadata(), row.seq(), row.at(), expiresAt);
            insert(transaction, memory);
            return memory;
        });
    }

    /** Forgets a memory; fails with NOT_FOUND when the agent has none of that id. */
    public CompletableFuture<Recorded> delete(String agent, String id, RequestIdentity request) {
        return writes.submit(request, Recorded.class, transaction -> {
            int known = transaction
                    .session()
                    .update(
                            "DELETE FROM memory WHERE agent = ? AND id = ? AND (expires_ms IS NULL OR expires_ms > ?)",
                            agent,
                            id,
                            transaction.now().toEpochMilli());
            if (known == 0) {
                throw new ProblemException(ProblemCode.NOT_FOUND, agent + " has no memory " + id);
            }
            ObjectNode body = ArkJson.mapper().createObjectNode();
            body.put("agent", agent).put("id", id).put("actor", request.caller());
            JournalRow row = transaction.append(EventType.MEMORY_DELETED, body);
            return new Recorded(row.seq(), row.at());
        });
    }

    public Optional<Memory> find(String agent, String id) {
        return reads.read(session -> session.first(
                "SELECT " + COLUMNS
                        + " FROM memory WHERE agent = ? AND id = ? AND (expires_ms IS NULL OR expires_ms > ?)",
                MemoryStore::memory,
                agent,
                id,
                clock.millis()));
    }

    /**
     * An agent's memories, the oldest first.
     *
     * @param type null for all
     */
    public Page<Memory> list(String agent, @Nullable MemoryType type, PageRequest page) {
        String only = type == null ? "" : type.name();
        return reads.read(session -> new PageReader<>(MemoryStore::memory, MemoryStore::size, Memory::seq)
                .read(
                        session,
                        "SELECT " + COLUMNS + """
                         FROM memory WHERE agent = ? AND (type = ? OR ? = '') AND seq > ?
                        AND (expires_ms IS NULL OR expires_ms > ?) ORDER BY seq LIMIT ?""",
                        page.limit(),
                        agent,
                        only,
                        only,
                        page.position(0),
                        clock.millis()));
    }

    /** Purges the memories whose time is over, some at a time, as part of a larger change; how many they were. */
    static int purge(Transaction transaction, int most) throws SQLException {
        long now = transaction.now().toEpochMilli();
        ArrayNode expired = ArkJson.mapper().createArrayNode();
        transaction
                .session()
                .list(
                        "SELECT agent, id, seq FROM memory WHERE expires_ms <= ? ORDER BY expires_ms LIMIT ?",
                        row -> expired.addObject()
                                .put("agent", row.getString(1))
                                .put("id", row.getString(2))
                                .put("seq", row.getLong(3)),
                        now,
                        most);
        for (var memory : expired) {
            transaction
                    .session()
                    .update(
                            "DELETE FROM memory WHERE seq = ?",
                            memory.path("seq").longValue());
        }
        if (!expired.isEmpty()) {
            ObjectNode body = ArkJson.mapper().createObjectNode();
            transaction.append(EventType.MEMORIES_EXPIRED, body.set("memories", expired));
        }
        return expired.size();
    }

    private static void insert(Transaction transaction, Memory memory) throws SQLException {
        Instant expiresAt = memory.expiresAt();
        transaction
                .session()
                .update(
                        """
                        INSERT INTO memory (seq, agent, id, type, content, metadata, at, expires_ms)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                        memory.seq(),
                        memory.agent(),
                        memory.id(),
                        memory.type().name(),
                        memory.content(),
                        memory.metadata(),
                        memory.createdAt(),
                        expiresAt == null ? null : (Object) expiresAt.toEpochMilli());
    }

    private static ObjectNode journaled(
            String agent, String id, MemoryDraft draft, @Nullable Instant expiresAt, RequestIdentity request) {
        ObjectNode body = ArkJson.mapper().createObjectNode();
        body.put("agent", agent).put("id", id);
        body.set("type", ArkJson.mapper().valueToTree(draft.type()));
        body.put("content_json", draft.content().text())
                .put("metadata_json", draft.metadata().text());
        if (expiresAt != null) {
            body.put("expires_at", expiresAt.toString());
        }
        return body.put("actor", request.caller());
    }

    private static long size(Memory memory) {
        return (long) memory.content().text().length()
                + memory.metadata().text().length();
    }

    private static Memory memory(ResultSet row) throws SQLException {
        long expires = row.getLong(8);
        Instant expiresAt = row.wasNull() ? null : Instant.ofEpochMilli(expires);
        return new Memory(
                row.getString(1),
                row.getString(2),
                MemoryType.valueOf(row.getString(3)),
                new JsonText(row.getString(4)),
                new JsonText(row.getString(5)),
                row.getLong(6),
                Instant.parse(row.getString(7)),
                expiresAt);
    }
}
