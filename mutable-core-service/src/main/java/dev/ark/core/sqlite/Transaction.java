package dev.ark.core.sqlite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A transaction: the session to change tables with, and the journal to say so in. The chain's head is read when the transaction begins, because another
 * process may have appended since.
 */
public final class Transaction {
    private static final String TRACEPARENT = "traceparent";

    private final Session session;
    private final Instant now;
    private final String deployment;
    private final String version;
    private final List<JournalRow> rows = new ArrayList<>();
    private String traceparent = "";
    private long epoch;
    private long seq;
    private String hash;

    Transaction(Session session, ChainHead head, Instant now, String deployment, String version) {
        this.session = session;
        this.epoch = head.epoch();
        this.seq = head.seq();
        this.hash = head.hash();
        this.now = now.isBefore(head.at()) ? head.at() : now;
        this.deployment = deployment;
        this.version = version;
    }

    /** The open transaction of a session on a database that no writer has, whose journal goes on in a new epoch. */
    public static Transaction inEpoch(Session session, long epoch, Instant now, String deployment, String version)
            throws SQLException {
        ChainHead head = ChainHead.read(session);
        return new Transaction(
                session, new ChainHead(epoch, head.seq(), head.hash(), head.at()), now, deployment, version);
    }

    /** How far the newest row is ahead of the clock, which was set back; zero or less as a rule. */
    Duration ahead(Instant clock) {
        return Duration.between(clock, now);
    }

    public Session session() {
        return session;
    }

    /** The time of every row of this transaction; never before that of an earlier row. */
    public Instant now() {
        return now;
    }

    public String deployment() {
        return deployment;
    }

    public String version() {
        return version;
    }

    /** The sequence that the next row will have. */
    public long nextSeq() {
        return seq + 1;
    }

    /** Appends a row to the journal. It carries the trace of the request that asked for the change. */
    public JournalRow append(String type, Object body) throws SQLException {
        JsonNode json = body instanceof JsonNode node ? node : ArkJson.mapper().valueToTree(body);
        if (!traceparent.isEmpty() && json instanceof ObjectNode object && !object.has(TRACEPARENT)) {
            object.put(TRACEPARENT, traceparent);
        }
        return append(type, json(json));
    }

    /** Appends a row whose effect on the tables is applied next. */
    public JournalEntry enter(String type, ObjectNode body) throws SQLException {
        return new JournalEntry(session, append(type, body), body);
    }

    /** What follows is done for a request of this trace; empty for none. */
    void of(String requestTraceparent) {
        traceparent = requestTraceparent;
    }

    private JournalRow append(String type, String body) throws SQLException {
        JournalRow row = HashChain.append(hash, epoch, seq + 1, type, body, now, deployment, version);
        ChainHead.append(session, row);
        seq = row.seq();
        hash = row.hash();
        rows.add(row);
        return row;
    }

    List<JournalRow> rows() {
        return rows;
    }

    /** What was appended so far, to come back to. */
    Mark mark() {
        return new Mark(rows.size(), seq, hash);
    }

    void backTo(Mark mark) {
        rows.subList(mark.rows, rows.size()).clear();
        seq = mark.seq;
        hash = mark.hash;
    }

    record Mark(int rows, long seq, String hash) {}

    private static String json(Object body) {
        try {
            return ArkJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a journal body: " + body.getClass(), e);
        }
    }
}
