package dev.ark.watchdog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * A time that is never set: the wall clock's at its making, and from then on as much later as a monotonic clock says. Ages are worked out on it,
 * so that a wall clock that jumps makes nothing older or newer. Thread-safe.
 */
public final class SteadyTime {
    private final Clock wall;
    private final LongSupplier nanos;
    private final Instant origin;
    private final long originNanos;

    /** A steady time that begins now. */
    public SteadyTime(Clock wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.origin = wall.instant();
        this.originNanos = nanos.getAsLong();
    }

    /** The steady time. */
    public Instant now() {
        return origin.plusNanos(nanos.getAsLong() - originNanos);
    }

    /** How far the wall clock is ahead of this time, because it was set. */
    public Duration wallAhead() {
        return Duration.between(now(), wall.instant());
    }

    /** The wall clock's time. */
    public Instant wallNow() {
        return wall.instant();
    }
}
