package dev.ark.runtime.bus;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before each try: twice as long as before, up to a longest time, each made up to a half shorter at random, so that
 * subscribers do not come back all at once. A success resets it; Mutiny's own never forgets the failures of last week. Thread-safe.
 */
public final class BackOff {
    private final Duration first;
    private final Duration longest;
    private Duration current;

    /** Waits of a first and a longest time. */
    public BackOff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.current = first;
    }

    /** The time to wait now. */
    public synchronized Duration next() {
        long millis = current.toMillis();
        Duration doubled = current.multipliedBy(2);
        current = doubled.compareTo(longest) < 0 ? doubled : longest;
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    /** The next time to wait is the first again. */
    public synchronized void reset() {
        current = first;
    }
}
