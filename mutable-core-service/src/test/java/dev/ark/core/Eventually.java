package dev.ark.core;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what must come to be, and no longer than it may take. */
public final class Eventually {
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Eventually() {}

    /** Returns as soon as a condition holds; fails when it does not within 15 seconds. */
    public static void holds(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + LONGEST.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
