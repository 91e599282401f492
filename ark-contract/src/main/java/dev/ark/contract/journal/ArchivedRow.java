package dev.ark.contract.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.json.ArkJson;
import java.time.Instant;

/**
 * A row as a line of an archive segment. All texts are exactly what was hashed; nothing is yet believed of them.
 *
 * @param at RFC 3339
 * @param basis what the decision of this row was based on; empty when it is no decision
 */
public record ArchivedRow(
        long seq,
        long epoch,
        String type,
        String body,
        String at,
        String deployment,
        String version,
        String prevHash,
        String hash,
        String basis) {

    /**
     * The row of the journal.
     *
     * @throws java.time.DateTimeException when its time is none
     */
    public JournalRow row() {
        return new JournalRow(epoch, seq, type, body, Instant.parse(at), deployment, version, prevHash, hash);
    }

    /** The line, without its line feed. */
    public String line() {
        ObjectNode line = ArkJson.mapper().createObjectNode();
        line.put("seq", seq)
                .put("epoch", epoch)
                .put("type", type)
                .put("body", body)
                .put("at", at)
                .put("deployment", deployment)
                .put("version", version)
                .put("prev_hash", prevHash)
                .put("hash", hash);
        if (!basis.isEmpty()) {
            line.put("basis", basis);
        }
        try {
            return ArkJson.mapper().writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("row " + seq + " cannot be written", e);
        }
    }

    /**
     * Reads a line.
     *
     * @throws DamagedSegmentException when it is none
     */
    static ArchivedRow parse(String line) throws DamagedSegmentException {
        try {
            JsonNode row = ArkJson.mapper().readTree(line);
            return new ArchivedRow(
                    row.path("seq").asLong(),
                    row.path("epoch").asLong(),
                    row.path("type").asText(),
                    row.path("body").asText(),
                    row.path("at").asText(),
                    row.path("deployment").asText(),
                    row.path("version").asText(),
                    row.path("prev_hash").asText(),
                    row.path("hash").asText(),
                    row.path("basis").asText());
        } catch (JsonProcessingException e) {
            throw new DamagedSegmentException("a line of it is not JSON", e);
        }
    }
}
