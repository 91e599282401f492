package dev.ark.acceptance.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.EventType;
import dev.ark.contract.json.ArkJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the journal says was written, by marker. Reads on from where it stood: that earlier rows are what they were, the chain tells. */
final class JournalFold {
    private static final Pattern MARKER = Pattern.compile("mk-[a-z0-9-]+");

    private final Map<String, List<Row>> rows = new HashMap<>();
    private final FenceCheck fences = new FenceCheck();
    private final List<String> violations = new ArrayList<>();
    private long head;

    /**
     * A row that bears a marker.
     *
     * @param decisionId of a decision, otherwise empty
     * @param outcome of a decision, otherwise empty
     * @param haltEpoch of what changes it, otherwise 0
     */
    record Row(long seq, String type, String decisionId, String outcome, long haltEpoch) {}

    /** Reads what has been written since. */
    void read(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT seq, type, body FROM journal WHERE seq > ? ORDER BY seq")) {
            statement.setLong(1, head);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    take(row.getLong(1), row.getString(2), row.getString(3));
                }
            }
        }
    }

    List<Row> rows(String marker) {
        return rows.getOrDefault(marker, List.of());
    }

    /** The last sequence. */
    long head() {
        return head;
    }

    FenceCheck fences() {
        return fences;
    }

    /** What was found that must not be. */
    List<String> violations() {
        List<String> all = new ArrayList<>(violations);
        all.addAll(fences.violations());
        return all;
    }

    private void take(long seq, String type, String text) {
        if (seq != head + 1) {
            violations.add("row " + seq + " follows row " + head);
        }
        head = seq;
        JsonNode body = json(text);
        Row row = new Row(
                seq,
                type,
                body.path("decision_id").asText(),
                body.path("outcome").asText(),
                body.path("halt_epoch").asLong());
        if (type.equals(EventType.PERMIT_SPENT)) {
            add(body.path("permit_id").asText(), row);
        }
        Matcher marker = MARKER.matcher(said(type, body, text));
        String before = "";
        while (marker.find()) {
            if (!marker.group().equals(before)) {
                before = marker.group();
                add(before, row);
            }
        }
        fences.next(seq, type, body);
    }

    /** What a transaction has read is in the answer that its row keeps, with the marker of whoever wrote that before. */
    private static String said(String type, JsonNode body, String text) {
        return type.equals(EventType.STATE_TXN) && body instanceof ObjectNode transaction
                ? transaction.without("answer_json").toString()
                : text;
    }

    private void add(String marker, Row row) {
        rows.computeIfAbsent(marker, _ -> new ArrayList<>(1)).add(row);
    }

    private static JsonNode json(String text) {
        try {
            return ArkJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the body of a row is not JSON: " + text, e);
        }
    }
}
