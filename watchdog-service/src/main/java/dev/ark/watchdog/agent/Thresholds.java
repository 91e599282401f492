package dev.ark.watchdog.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The limits that an agent is held against.
 *
 * @param consecutiveFailures isolates at that many
 * @param failureRate isolates above it, 0 to 1
 * @param meanLatency isolates above it
 * @param fewRequests rate and latency count only with more requests than these in the window
 * @param window how far back rate and latency look, within the last {@value WorkLog#CAPACITY} requests
 * @param warnFraction warns at this fraction of each of the three, 0 to 1
 * @param violationsPerMinute more are critical
 * @param heartbeatInterval at which heartbeats are expected
 * @param missedHeartbeats isolates at that many in a row; never when 0
 */
public record Thresholds(
        int consecutiveFailures,
        double failureRate,
        Duration meanLatency,
        int fewRequests,
        Duration window,
        double warnFraction,
        int violationsPerMinute,
        Duration heartbeatInterval,
        int missedHeartbeats) {

    public static final Thresholds DEFAULT = new Thresholds(
            5, 0.20, Duration.ofSeconds(5), 10, Duration.ofMinutes(5), 0.70, 10, Duration.ofSeconds(10), 6);

    public Thresholds {
        if (consecutiveFailures < 1 || fewRequests < 0 || fewRequests >= WorkLog.CAPACITY) {
            throw new IllegalArgumentException("consecutive failures are 1 or more, few requests 0 to 99");
        }
        if (violationsPerMinute < 0 || violationsPerMinute >= ViolationLog.CAPACITY) {
            throw new IllegalArgumentException("violations a minute are 0 to 127");
        }
        if (missedHeartbeats < 0 || !heartbeatInterval.isPositive()) {
            throw new IllegalArgumentException("missed heartbeats are 0 or more, and their interval is above 0");
        }
        if (!(failureRate >= 0 && failureRate <= 1 && warnFraction > 0 && warnFraction <= 1)) {
            throw new IllegalArgumentException("rates are within 0 to 1");
        }
    }

    /** What the figures call for. */
    public Verdict verdict(Vitals vitals) {
        boolean enough = vitals.requests() > fewRequests;
        double rate = enough ? vitals.failureRate() : 0;
        double latency = enough ? vitals.meanLatencyMs() : 0;
        var inARow = new Finding(Cause.CONSECUTIVE_FAILURES, vitals.consecutiveFailures(), consecutiveFailures);
        var failing = new Finding(Cause.FAILURE_RATE, rate, failureRate);
        var slow = new Finding(Cause.LATENCY, latency, meanLatency.toMillis());
        if (vitals.consecutiveFailures() >= consecutiveFailures) {
            return new Verdict.Isolate(inARow);
        }
        if (rate > failureRate) {
            return new Verdict.Isolate(failing);
        }
        if (latency > meanLatency.toMillis()) {
            return new Verdict.Isolate(slow);
        }
        List<Finding> near = new ArrayList<>();
        for (Finding finding : List.of(inARow, failing, slow)) {
            if (finding.observed() > 0 && finding.observed() >= warnFraction * finding.limit()) {
                near.add(finding);
            }
        }
        return near.isEmpty() ? Verdict.HEALTHY : new Verdict.Warn(near);
    }

    public boolean tooManyViolations(Vitals vitals) {
        return vitals.violationsPerMinute() > violationsPerMinute;
    }

    /** What a silence calls for that is too long; empty for any other. */
    public Optional<Finding> tooLongSilent(Duration silence) {
        long missed = silence.dividedBy(heartbeatInterval);
        return missedHeartbeats == 0 || missed < missedHeartbeats
                ? Optional.empty()
                : Optional.of(new Finding(Cause.MISSED_HEARTBEATS, missed, missedHeartbeats));
    }

    /**
     * Whether a heartbeat is missed: after one and a half intervals, so that a loop that looks twice an interval says so within two.
     */
    public boolean isMissed(Duration silence) {
        return silence.multipliedBy(2).compareTo(heartbeatInterval.multipliedBy(3)) >= 0;
    }
}
