package dev.ark.watchdog.slo;

import dev.ark.watchdog.slo.SampleHistory.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The windows of one moment, each summed up once. Not thread-safe. */
final class Windows {
    private final SampleHistory history;
    private final Instant now;
    private final Duration wallAhead;
    private final Map<Duration, Window> windows = new HashMap<>();

    /** The windows that end at a steady time, and how far the wall clock is ahead of that. */
    Windows(SampleHistory history, Instant now, Duration wallAhead) {
        this.history = history;
        this.now = now;
        this.wallAhead = wallAhead;
    }

    Instant now() {
        return now;
    }

    /** The wall clock's time of a steady one. */
    Instant wall(Instant steady) {
        return steady.plus(wallAhead);
    }

    /** The time of that length up to now. */
    Window last(Duration length) {
        return windows.computeIfAbsent(length, l -> history.window(l, now));
    }

    /** A length as people write it, such as {@code 5m} or {@code 3d}. */
    static String text(Duration length) {
        if (length.toHours() % 24 == 0 && length.toDays() > 0) {
            return length.toDays() + "d";
        }
        if (length.toMinutes() % 60 == 0 && length.toHours() > 0) {
            return length.toHours() + "h";
        }
        return length.toSeconds() % 60 == 0 ? length.toMinutes() + "m" : length.toSeconds() + "s";
    }
}
