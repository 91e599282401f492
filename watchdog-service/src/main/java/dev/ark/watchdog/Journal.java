package dev.ark.watchdog;

import java.time.Instant;
import java.util.Optional;

/** How far the watchdog's knowledge reaches into the journal. */
public interface Journal {
    /** Whether all that stood in the journal when this watchdog started has been taken in. */
    boolean isCaughtUp();

    /** Sequence of the last event that was taken in; 0 before the first. Never waits. */
    long position();

    /**
     * The time that agents' events are told in. It goes on steadily, and is the clock's only as long as nobody sets the clock.
     */
    Instant now();

    /**
     * Since when, in that time, news has come without a break. What was not heard before is no sign of silence, and neither is what is not heard while the
     * core itself cannot be reached: then this is empty.
     */
    Optional<Instant> freshSince();

    /**
     * Takes in everything up to now.
     *
     * @throws RuntimeException when the journal cannot be asked now
     */
    void catchUp();
}
