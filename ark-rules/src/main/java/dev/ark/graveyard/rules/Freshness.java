package dev.ark.graveyard.rules;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How old facts may be, and how far a price may be from the one before it.
 *
 * @param account since a broker last gave the account's figures
 * @param mark the most that any instrument may allow
 * @param skew how far in the future a time may lie before it is not believed
 * @param jump how far a price may move at once, as a fraction of the one before
 */
public record Freshness(Duration account, Duration mark, Duration skew, BasisPoints jump) {

    /** Whether a time lies within an age of the decision, the bound included. */
    public boolean holds(@Nullable Instant then, Instant decision, Duration age) {
        if (then == null) {
            return false;
        }
        Duration passed = Duration.between(then, decision);
        return passed.compareTo(age) <= 0 && !passed.plus(skew).isNegative();
    }

    public boolean ofAccount(@Nullable Instant then, Instant decision) {
        return holds(then, decision, account);
    }

    /** Whether a mark is fresh; an instrument can only ask for less than the manifest allows. */
    public boolean ofMark(@Nullable Instant then, Instant decision, Duration instrument) {
        return holds(then, decision, instrument.compareTo(mark) < 0 ? instrument : mark);
    }
}
