package dev.ark.deployer.validation;

import java.time.Duration;
import java.util.Optional;

/** Whether something happened soon enough. */
public final class TimeVerdicts {
    private TimeVerdicts() {}

    /**
     * It must have happened within a limit.
     *
     * @param what for people, such as {@code quarantined}
     * @param after how long after its cause it happened; empty when it did not, for as long as it was waited for
     */
    public static Finding within(String what, Optional<Duration> after, Duration limit) {
        String most = " (limit " + limit.toMillis() + " ms)";
        return after.map(taken ->
                        new Finding(taken.compareTo(limit) <= 0, what + " after " + taken.toMillis() + " ms" + most))
                .orElseGet(() -> new Finding(false, "not " + what + most));
    }
}
