package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should know.
 *
 * @param name stable, such as {@code heartbeat_missed}
 * @param agent present when it is about one
 * @param eventSeq sequence of the event that it tells of, when each such event is an alert of its own
 * @param labels what tells it from others of its name, at most 64; what is sensitive in them is redacted
 */
public record AlertReport(
        String name,
        Level level,
        String detail,
        @Nullable String agent,
        Instant at,
        @Nullable Long eventSeq,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> labels) {
    private static final int MOST_LABELS = 64;

    public enum Level {
        INFO,
        WARNING,
        CRITICAL,
        EMERGENCY
    }

    public AlertReport {
        Checks.name("name", name);
        Checks.present("level", level);
        detail = Checks.prose("detail", detail);
        Checks.time("at", at);
        labels = labels == null ? Map.of() : checked(labels);
    }

    /** An alert of something that lasts, which is told once within a while. */
    public AlertReport(String name, Level level, String detail, @Nullable String agent, Instant at) {
        this(name, level, detail, agent, at, null, Map.of());
    }

    /** An alert of something that happened once, which that event tells. */
    public AlertReport(
            String name, Level level, String detail, @Nullable String agent, Instant at, @Nullable Long eventSeq) {
        this(name, level, detail, agent, at, eventSeq, Map.of());
    }

    private static Map<String, String> checked(Map<String, String> labels) {
        Checks.range("labels", labels.size(), 0, MOST_LABELS);
        Map<String, String> checked = new TreeMap<>();
        labels.forEach((label, value) -> checked.put(Checks.key("labels", label), Checks.prose(label, value)));
        return Map.copyOf(checked);
    }
}
