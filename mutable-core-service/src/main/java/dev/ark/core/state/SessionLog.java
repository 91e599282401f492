package dev.ark.core.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.SessionLogDraft;
import dev.ark.contract.http.SessionLogEntry;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.JsonText;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.ReadPool;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** What agents say of their sessions; lines are added and never changed. Thread-safe. */
@Singleton
public final class SessionLog {
    private final RepeatableWrites writes;
    private final ReadPool reads;

    SessionLog(RepeatableWrites writes, ReadPool reads) {
        this.writes = writes;
        this.reads = reads;
    }

    /** Adds a line of the calling agent. */
    public CompletableFuture<SessionLogEntry> append(SessionLogDraft draft, RequestIdentity request) {
        return writes.submit(request, SessionLogEntry.class, transaction -> {
            ObjectNode body = ArkJson.mapper().createObjectNode();
            body.put("agent", request.caller())
                    .put("session", draft.session())
                    .put("event", draft.event())
                    .put("detail_json", draft.detail().text());
            request.note(body);
            return apply(transaction.enter(EventType.SESSION_LOGGED, body));
        });
    }

    /** Does to the tables what the adding of a line has done. */
    public static SessionLogEntry apply(JournalEntry entry) throws SQLException {
        SessionLogEntry line = new SessionLogEntry(
                entry.seq(),
                entry.text("agent"),
                entry.text("session"),
                entry.text("event"),
                new JsonText(entry.text("detail_json")),
                entry.at());
        entry.session()
                .update(
                        "INSERT INTO session_log (seq, agent, session, event, detail, at) VALUES (?, ?, ?, ?, ?, ?)",
                        line.seq(),
                        line.agent(),
                        line.session(),
                        line.event(),
                        line.detail().text(),
                        line.at());
        return RepeatableWrites.answered(entry, line);
    }

    /**
     * Lines in order of their sequence.
     *
     * @param agent empty for all
     * @param session empty for all
     */
    public Page<SessionLogEntry> list(String agent, String session, PageRequest page) {
        String of = agent.isEmpty() ? "agent > ?" : "agent = ?";
        return reads.read(reader -> new PageReader<>(SessionLog::entry, SessionLog::size, SessionLogEntry::seq)
                .read(
                        reader,
                        "SELECT seq, agent, session, event, detail, at FROM session_log WHERE " + of
                                + " AND (session = ? OR ? = '') AND seq > ? ORDER BY seq LIMIT ?",
                        page.limit(),
                        agent,
                        session,
                        session,
                        page.position(0)));
    }

    private static long size(SessionLogEntry entry) {
        return entry.detail().text().length();
    }

    private static SessionLogEntry entry(ResultSet row) throws SQLException {
        return new SessionLogEntry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                new JsonText(row.getString(5)),
                Instant.parse(row.getString(6)));
    }
}
