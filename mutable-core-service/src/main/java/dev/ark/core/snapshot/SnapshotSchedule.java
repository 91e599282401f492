package dev.ark.core.snapshot;

import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Has a snapshot made when the last is old enough. Where there is none yet, the first is due that long after the start. What failed is tried again
 * after five minutes, or sooner where snapshots are due more often. Not thread-safe.
 */
public final class SnapshotSchedule {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final String ACTOR = "core";

    private final Snapshots snapshots;
    private final Duration every;
    private final Clock clock;
    private final Instant start;
    private Instant notBefore;

    /** A schedule that starts now; none when the interval is zero. */
    SnapshotSchedule(Snapshots snapshots, Duration every, Clock clock) {
        this.snapshots = snapshots;
        this.every = every;
        this.clock = clock;
        this.start = clock.instant();
        this.notBefore = start;
    }

    /** Makes a snapshot if it is time. */
    public void turn() {
        Instant now = clock.instant();
        if (every.isZero() || now.isBefore(notBefore) || !isDue(now)) {
            return;
        }
        notBefore = now.plus(every.compareTo(LONGEST_PAUSE) < 0 ? every : LONGEST_PAUSE);
        try {
            snapshots.create("scheduled", ACTOR);
        } catch (ProblemException e) {
            // One that somebody asked for is made at this moment, and serves as well.
            if (e.code() != ProblemCode.CONFLICT) {
                throw e;
            }
        }
    }

    /** One of a time that is still to come was made while the clock was wrong: nobody knows how old it is. */
    private boolean isDue(Instant now) {
        Instant last = snapshots.newest().map(StateSnapshot::at).orElse(start);
        return last.isAfter(now) || !now.isBefore(last.plus(every));
    }
}
