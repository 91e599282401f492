package dev.ark.core.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventPage;
import dev.ark.contract.http.JournalHead;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import dev.ark.core.sqlite.ChainHead;
import dev.ark.core.sqlite.JournalRows;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Session;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/** Reads the journal as news. Thread-safe. */
@Singleton
public final class JournalReader {
    private static final String AFTER =
            "SELECT " + JournalRows.COLUMNS + " FROM journal WHERE seq > ? ORDER BY seq LIMIT ?";

    private final ReadPool reads;

    JournalReader(ReadPool reads) {
        this.reads = reads;
    }

    /** Events after a sequence, oldest first, at most {@code limit}. */
    public EventPage after(long seq, int limit) {
        return reads.read(session -> {
            List<Event> events = session.list(AFTER, row -> event(JournalRows.read(row)), seq, limit);
            ChainHead head = ChainHead.read(session);
            return new EventPage(head.epoch(), head.seq(), oldest(session), events);
        });
    }

    /** Rows after a sequence as they stand, oldest first, at most {@code limit}. */
    public List<JournalRow> rows(long seq, int limit) {
        return reads.read(session -> session.list(AFTER, JournalRows::read, seq, limit));
    }

    public JournalHead head() {
        return reads.read(session -> {
            ChainHead head = ChainHead.read(session);
            return new JournalHead(head.epoch(), head.seq(), head.hash(), oldest(session));
        });
    }

    /** A row as news. */
    public static Event event(JournalRow row) {
        try {
            JsonNode body = ArkJson.mapper().readTree(row.body());
            JsonNode traceparent = body.get("traceparent");
            return new Event(
                    row.epoch(),
                    row.seq(),
                    row.seq() - 1,
                    row.type(),
                    body,
                    row.at(),
                    row.deployment(),
                    row.version(),
                    traceparent == null ? null : traceparent.textValue());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("journal row " + row.seq() + " is not JSON", e);
        }
    }

    private static long oldest(Session session) throws SQLException {
        return session.first("SELECT coalesce(min(seq), 0) FROM journal", row -> row.getLong(1))
                .orElse(0L);
    }
}
