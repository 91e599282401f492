package dev.ark.deployer.validation;

import java.time.Duration;

/**
 * One proposal of a synthetic run.
 *
 * @param number from 0, in order of time
 * @param at when it is made, counted from the start of the run, however long those before it take
 */
public record Shot(int number, Duration at, Kind kind) {
    public enum Kind {
        /** A trade that must be approved, carried through to the order's cancel. */
        GOOD,
        /** A trade that must be denied. */
        VIOLATION
    }
}
