package dev.ark.deployer.orchestrator;

import java.time.Duration;

/**
 * How long to wait before a process that died before it was ready is started again: not at all the first time, then {@code first}, doubling
 * up to {@code longest}.
 */
public record BackOff(Duration first, Duration longest) {
    public BackOff {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("a back-off starts above zero and does not shrink");
        }
    }

    /**
     * The wait.
     *
     * @param fruitless how many starts in a row ended before the process was ready, 1 or more
     */
    public Duration after(int fruitless) {
        if (fruitless <= 1) {
            return Duration.ZERO;
        }
        Duration wait = first;
        for (int i = 2; i < fruitless && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
