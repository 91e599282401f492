package dev.ark.contract.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should know.
 *
 * @param name stable, such as {@code heartbeat_missed}
 * @param agent present when it is about one
 * @param eventSeq sequence of the event that it tells of, when each such event is an alert of its own
 */
public record AlertReport(
        String name,
        Level level,
        String detail,
        @Nullable String agent,
        Instant at,
        @Nullable Long eventSeq) {
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
    }

    /** An alert of something that lasts, which is told once within a while. */
    public AlertReport(String name, Level level, String detail, @Nullable String agent, Instant at) {
        this(name, level, detail, agent, at, null);
    }
}
