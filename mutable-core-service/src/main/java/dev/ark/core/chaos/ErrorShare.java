package dev.ark.core.chaos;

import java.util.concurrent.atomic.AtomicLong;

/** Says of each request whether it is to fail: of n requests {@code n · rate} do, rounded down, evenly spread. Thread-safe. */
final class ErrorShare {
    private final double rate;
    private final AtomicLong asked = new AtomicLong();

    /**
     * A share.
     *
     * @param rate 0 to 1
     */
    ErrorShare(double rate) {
        this.rate = rate;
    }

    boolean next() {
        if (rate == 0) {
            return false;
        }
        long before = asked.getAndIncrement();
        return Math.floor((before + 1) * rate) > Math.floor(before * rate);
    }
}
