package dev.ark.contract.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.json.ArkJson;

/**
 * The first line of an archive segment.
 *
 * @param from its first row
 * @param to its last row
 * @param prevHash hash of the row before the first
 * @param checkpoint a signed checkpoint that covers all its rows
 */
public record SegmentHeader(long from, long to, String prevHash, String checkpoint) {
    private static final String FORMAT = "ark-journal-segment/1";

    /** The line, without its line feed. */
    public String line() {
        try {
            return ArkJson.mapper()
                    .writeValueAsString(ArkJson.mapper()
                            .createObjectNode()
                            .put("format", FORMAT)
                            .put("from", from)
                            .put("to", to)
                            .put("prev_hash", prevHash)
                            .put("checkpoint", checkpoint));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the header of a segment cannot be written", e);
        }
    }

    /**
     * Reads a line.
     *
     * @throws DamagedSegmentException when it is no header of a format that is known
     */
    static SegmentHeader parse(String line) throws DamagedSegmentException {
        try {
            JsonNode header = ArkJson.mapper().readTree(line);
            if (!header.path("format").asText().equals(FORMAT)) {
                throw new DamagedSegmentException("it is not in the format " + FORMAT);
            }
            return new SegmentHeader(
                    header.path("from").asLong(),
                    header.path("to").asLong(),
                    header.path("prev_hash").asText(),
                    header.path("checkpoint").asText());
        } catch (JsonProcessingException e) {
            throw new DamagedSegmentException("its first line is not JSON", e);
        }
    }
}
