package dev.ark.watchdog;

import dev.ark.testkit.SettableClock;

/** Steady times of tests. */
public final class SteadyTimes {
    private static final long NANOS_OF_A_MILLI = 1_000_000;

    private SteadyTimes() {}

    /** One that goes on with a clock, however that is set. */
    public static SteadyTime with(SettableClock clock) {
        return new SteadyTime(clock, () -> clock.instant().toEpochMilli() * NANOS_OF_A_MILLI);
    }
}
