package dev.ark.core.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.Memory;
import dev.ark.contract.http.MemoryDraft;
import dev.ark.contract.http.MemoryType;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.JsonText;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Session;
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

    private static final String AGENT = "agent";
    private static final String ID = "id";
    private static final String EXPIRES_AT = "expires_at";
    private static final String MEMORIES = "memories";

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
            return applyStoring(
                    transaction.enter(EventType.MEMORY_STORED, journaled(agent, id, draft, expiresAt, request)));
        });
    }

    /** Does to the tables what the storing of a memory has done. */
    public static Memory applyStoring(JournalEntry entry) throws SQLException {
        JsonNode expiresAt = entry.body().get(EXPIRES_AT);
        Memory memory = new Memory(
                entry.text(ID),
                entry.text(AGENT),
                entry.as("type", MemoryType.class),
                new JsonText(entry.text("content_json")),
                new JsonText(entry.text("metadata_json")),
                entry.seq(),
                entry.at(),
                expiresAt == null ? null : Instant.parse(expiresAt.textValue()));
        insert(entry.session(), memory);
        return RepeatableWrites.answered(entry, memory);
    }

    /** Forgets a memory; fails with NOT_FOUND when the agent has none of that id. */
    public CompletableFuture<Recorded> delete(String agent, String id, RequestIdentity request) {
        return writes.submit(request, Recorded.class, transaction -> {
            ObjectNode body = ArkJson.mapper().createObjectNode();
            body.put(AGENT, agent).put(ID, id).put("actor", request.caller());
            request.note(body);
            return applyDeletion(transaction.enter(EventType.MEMORY_DELETED, body));
        });
    }

    /**
     * Does to the tables what the deletion of a memory has done.
     *
     * @throws ProblemException NOT_FOUND when the agent has none of that id
     */
    public static Recorded applyDeletion(JournalEntry entry) throws SQLException {
        int known = entry.session()
                .update(
                        "DELETE FROM memory WHERE agent = ? AND id = ? AND (expires_ms IS NULL OR expires_ms > ?)",
                        entry.text(AGENT),
                        entry.text(ID),
                        entry.at().toEpochMilli());
        if (known == 0) {
            throw new ProblemException(ProblemCode.NOT_FOUND, entry.text(AGENT) + " has no memory " + entry.text(ID));
        }
        return RepeatableWrites.answered(entry, new Recorded(entry.seq(), entry.at()));
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
                                .put(AGENT, row.getString(1))
                                .put(ID, row.getString(2))
                                .put("seq", row.getLong(3)),
                        now,
                        most);
        if (!expired.isEmpty()) {
            ObjectNode body = ArkJson.mapper().createObjectNode();
            body.set(MEMORIES, expired);
            applyExpiry(transaction.enter(EventType.MEMORIES_EXPIRED, body));
        }
        return expired.size();
    }

    /** Does to the tables what the end of some memories' time has done. */
    public static void applyExpiry(JournalEntry entry) throws SQLException {
        for (JsonNode memory : entry.body().path(MEMORIES)) {
            entry.session()
                    .update(
                            "DELETE FROM memory WHERE seq = ?",
                            memory.path("seq").longValue());
        }
    }

    private static void insert(Session session, Memory memory) throws SQLException {
        Instant expiresAt = memory.expiresAt();
        session.update(
                """
                INSERT INTO memory (seq, agent, id, type, content, metadata, at, expires_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                memory.seq(),
                memory.agent(),
                memory.id(),
                memory.type().name(),
                memory.content().text(),
                memory.metadata().text(),
                memory.createdAt(),
                expiresAt == null ? null : (Object) expiresAt.toEpochMilli());
    }

    private static ObjectNode journaled(
            String agent, String id, MemoryDraft draft, @Nullable Instant expiresAt, RequestIdentity request) {
        ObjectNode body = ArkJson.mapper().createObjectNode();
        body.put(AGENT, agent).put(ID, id);
        body.set("type", ArkJson.mapper().valueToTree(draft.type()));
        body.put("content_json", draft.content().text())
                .put("metadata_json", draft.metadata().text());
        if (expiresAt != null) {
            body.put(EXPIRES_AT, expiresAt.toString());
        }
        request.note(body);
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
