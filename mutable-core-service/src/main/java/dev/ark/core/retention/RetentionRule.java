package dev.ark.core.retention;

import dev.ark.core.journal.JournalFloor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Which rows of the journal are needed no longer. */
final class RetentionRule {
    /** So long an answer may be asked for again by its idempotency key, and nothing younger ever goes. */
    static final Duration SHORTEST = Duration.ofHours(24);

    private RetentionRule() {}

    /**
     * What keeps rows in the journal.
     *
     * @param floor the last row that is gone already
     * @param old the last row that is older than is kept
     * @param signed the last row that a signed checkpoint covers
     * @param needed the oldest row that something open refers to: what waits for a person, a permit that can be spent, an order that can be filled
     */
    record Holds(long floor, long old, long signed, OptionalLong needed) {}

    /**
     * The time before which rows may go: older than the retention, and than any decision that an idempotency key can still ask for.
     *
     * @param retention {@link #SHORTEST} at least
     * @param oldestKey when the oldest key that is remembered was used
     * @param repeatWindow how much older than its key a decision can be
     */
    static Instant cutoff(Instant now, Duration retention, Optional<Instant> oldestKey, Duration repeatWindow) {
        Instant aged = now.minus(retention);
        Instant repeatable = oldestKey.map(key -> key.minus(repeatWindow)).orElse(aged);
        return repeatable.isBefore(aged) ? repeatable : aged;
    }

    /** The last row that may go: whole blocks only, so that proofs of all that stays can be computed. Never below the present floor. */
    static long floor(Holds holds) {
        long last = Math.min(holds.old(), holds.signed());
        if (holds.needed().isPresent()) {
            last = Math.min(last, holds.needed().getAsLong() - 1);
        }
        return Math.max(holds.floor(), last - Math.floorMod(last, JournalFloor.BLOCK));
    }
}
