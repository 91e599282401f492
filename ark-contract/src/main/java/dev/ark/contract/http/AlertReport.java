package dev.ark.contract.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should know.
 *
 * @param name stable, such as {@code heartbeat_missed}
 * @param agent present when it is about one
 */
public record AlertReport(
        String name, Level level, String detail, @Nullable String agent, Instant at) {
    public enum Level {
        INFO,
        WARNING,
        CRITICAL,
        EMERGENCY
    }

    public AlertReport {
        Checks.name("name", name);
        Checks.present("level", level);
        Checks.reason(detail);
        Checks.time("at", at);
    }
}
