package dev.ark.watchdog.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An agent's latest denied decisions, and how many violations each had.
 *
 * @param latest oldest first, at most {@value #CAPACITY}: more than that in a minute is beyond every threshold anyway
 */
public record ViolationLog(List<Denial> latest) {
    public static final int CAPACITY = 128;
    public static final ViolationLog EMPTY = new ViolationLog(List.of());

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A denied decision. */
    public record Denial(Instant at, int violations) {}

    public ViolationLog {
        latest = List.copyOf(latest);
    }

    ViolationLog plus(Denial denial) {
        Instant start = denial.at().minus(MINUTE);
        List<Denial> kept = new ArrayList<>(latest.size() + 1);
        latest.stream()
                .skip(Math.max(0, latest.size() - CAPACITY + 1))
                .filter(earlier -> earlier.at().isAfter(start))
                .forEach(kept::add);
        kept.add(denial);
        return new ViolationLog(kept);
    }

    /** The violations of the minute that ends now. */
    int perMinute(Instant now) {
        Instant start = now.minus(MINUTE);
        return latest.stream()
                .filter(denial -> denial.at().isAfter(start))
                .mapToInt(Denial::violations)
                .sum();
    }
}
