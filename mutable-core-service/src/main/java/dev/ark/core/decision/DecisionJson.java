package dev.ark.core.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ark.contract.json.ArkJson;
import java.sql.SQLException;

/** What is kept of decisions as text. */
final class DecisionJson {
    /** A newer version that shares the file may have written more than this one knows. */
    private static final ObjectMapper STORED =
            ArkJson.mapper().copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private DecisionJson() {}

    static String write(Object value) {
        try {
            return ArkJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be kept: " + value.getClass(), e);
        }
    }

    static <T> T read(String json, Class<T> type) throws SQLException {
        try {
            return STORED.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
