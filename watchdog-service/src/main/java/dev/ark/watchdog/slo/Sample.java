package dev.ark.watchdog.slo;

import java.time.Duration;
import java.time.Instant;

/**
 * What was counted in the time up to an instant.
 *
 * @param at the end of that time, on a clock that is never set
 * @param covered how much of it was looked at
 */
record Sample(Instant at, Duration covered, Tally tally) {
    /** This and a later one as one. */
    Sample and(Sample later) {
        return new Sample(later.at, covered.plus(later.covered), tally.plus(later.tally));
    }

    Instant from() {
        return at.minus(covered);
    }
}
