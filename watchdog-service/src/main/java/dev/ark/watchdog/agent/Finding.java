package dev.ark.watchdog.agent;

import java.util.Locale;

/** A figure that is at or near what isolates, both in the cause's unit. */
public record Finding(Cause cause, double observed, double limit) {

    /** For people, such as {@code 5 failures in a row (limit 5)}. */
    public String text() {
        return figure(observed) + " " + cause.unit() + " (limit " + figure(limit) + ")";
    }

    private String figure(double value) {
        return cause == Cause.FAILURE_RATE
                ? String.format(Locale.ROOT, "%.1f %%", value * 100)
                : String.format(Locale.ROOT, "%.0f", value);
    }
}
