package dev.ark.core.sqlite;

import java.time.Clock;
import java.util.function.Supplier;

/**
 * In whose name rows are written.
 *
 * @param deployment the slot
 * @param version of the program
 * @param trace the W3C trace of whoever submits a change, on its thread; empty for none
 */
public record Author(Clock clock, String deployment, String version, Supplier<String> trace) {
    /** Who holds the slot, for people. */
    String holder() {
        return version + ", process " + ProcessHandle.current().pid();
    }
}
