package dev.ark.core.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.ark.contract.json.ArkJson;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How values are kept in columns: decimals and lists as text, times as milliseconds, flags as 0 and 1. */
final class Columns {
    private Columns() {}

    static BigDecimal decimal(ResultSet row, int column) throws SQLException {
        return new BigDecimal(row.getString(column));
    }

    static @Nullable BigDecimal optionalDecimal(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : new BigDecimal(text);
    }

    static String text(BigDecimal decimal) {
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }

    static @Nullable String optionalText(@Nullable BigDecimal decimal) {
        return decimal == null ? null : text(decimal);
    }

    static Instant time(ResultSet row, int column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static @Nullable Instant optionalTime(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Long optionalMillis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    static int flag(@Nullable Boolean flag) {
        return flag != null && flag ? 1 : 0;
    }

    static String json(Object value) {
        try {
            return ArkJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a column: " + value.getClass(), e);
        }
    }

    static <T> T fromJson(ResultSet row, int column, TypeReference<T> type) throws SQLException {
        try {
            return ArkJson.mapper().readValue(row.getString(column), type);
        } catch (JsonProcessingException e) {
            throw new SQLException("a stored " + type.getType() + " cannot be read", e);
        }
    }

    /** Names as the JSON array that {@code json_each} takes apart, so that one statement serves any number of them. */
    static String array(Collection<String> names) {
        return json(names);
    }
}
