package dev.ark.core.sqlite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A row that stands in the journal, with the tables that are to follow it. What a row does to them is told by it alone, so that doing it when
 * the row is written and doing it again when the journal is replayed are one and the same.
 *
 * @param session of the transaction in which the row was appended
 * @param body the row's, as JSON
 */
public record JournalEntry(Session session, JournalRow row, ObjectNode body) {
    /** A newer version that shares the journal may have written more than this one knows. */
    private static final ObjectMapper STORED =
            ArkJson.mapper().copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** A row that was written before, its body read from its text. */
    public static JournalEntry of(Session session, JournalRow row) throws SQLException {
        try {
            return new JournalEntry(session, row, STORED.readValue(row.body(), ObjectNode.class));
        } catch (JsonProcessingException e) {
            throw new SQLException("the body of row " + row.seq() + " is no JSON object", e);
        }
    }

    public long seq() {
        return row.seq();
    }

    /** When it was written. */
    public Instant at() {
        return row.at();
    }

    /** A member that is a text; empty when it is absent. */
    public String text(String member) {
        return body.path(member).asText();
    }

    /** The whole body as a record; members that the record does not have are passed over. */
    public <T> T as(Class<T> type) throws SQLException {
        return read(body, type);
    }

    /** A member as a record. */
    public <T> T as(String member, Class<T> type) throws SQLException {
        return read(body.path(member), type);
    }

    private <T> T read(JsonNode node, Class<T> type) throws SQLException {
        if (node.isMissingNode()) {
            throw new SQLException("row " + row.seq() + " does not tell its " + type.getSimpleName());
        }
        try {
            return STORED.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("row " + row.seq() + " holds no " + type.getSimpleName(), e);
        }
    }
}
