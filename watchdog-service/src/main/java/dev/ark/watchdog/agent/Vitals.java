package dev.ark.watchdog.agent;

import java.time.Duration;

/**
 * An agent's figures at one moment.
 *
 * @param requests pieces of work within the window
 * @param failures those of them that failed
 * @param meanLatencyMs of all of them, in milliseconds; 0 when there are none
 * @param violationsPerMinute of denied decisions within the last minute
 * @param unseen how long ago the agent was last seen
 */
public record Vitals(
        int requests,
        int failures,
        int consecutiveFailures,
        double meanLatencyMs,
        int violationsPerMinute,
        Duration unseen) {
    private static final double WORST_LATENCY_MS = 10_000;
    private static final Duration RECENT = Duration.ofSeconds(60);

    /** Failures over requests, 0 to 1; 0 when there are no requests. */
    public double failureRate() {
        return requests == 0 ? 0 : (double) failures / requests;
    }

    /** 0 to 1: 0.5 success + 0.3 latency (1 − ms / 10,000, at least 0) + 0.2 recency (1 if seen within 60 s, else 0.5). */
    public double score() {
        double success = 1 - failureRate();
        double latency = Math.max(0, 1 - meanLatencyMs / WORST_LATENCY_MS);
        double recency = unseen.compareTo(RECENT) < 0 ? 1 : 0.5;
        return 0.5 * success + 0.3 * latency + 0.2 * recency;
    }
}
