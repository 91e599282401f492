package dev.ark.watchdog.agent;

import java.util.Locale;

/** What an agent is isolated or warned of for. */
public enum Cause {
    CONSECUTIVE_FAILURES("failures in a row"),
    FAILURE_RATE("of the work failed"),
    LATENCY("ms mean latency"),
    MISSED_HEARTBEATS("heartbeats missed in a row");

    private final String unit;

    Cause(String unit) {
        this.unit = unit;
    }

    /** What the figures are of, for people. */
    public String unit() {
        return unit;
    }

    /** The name in metrics and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
