package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ark.contract.http.AlertReport.Level;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is listed and sent.
 *
 * @param id the same for as long as the alert is known, after a restart too
 * @param acknowledged present once a person has said that it is seen
 */
public record AlertView(
        String id,
        String name,
        Level level,
        String detail,
        @Nullable String agent,
        Instant at,
        @Nullable Long eventSeq,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> labels,
        @Nullable Acknowledged acknowledged) {
    public AlertView {
        labels = labels == null ? Map.of() : Map.copyOf(labels);
    }

    /** Who has seen it, and what is done about it. */
    public record Acknowledged(String by, String note, Instant at) {}

    public static AlertView of(String id, AlertReport alert, @Nullable Acknowledged acknowledged) {
        return new AlertView(
                id,
                alert.name(),
                alert.level(),
                alert.detail(),
                alert.agent(),
                alert.at(),
                alert.eventSeq(),
                alert.labels(),
                acknowledged);
    }
}
