package dev.ark.deployer.observation;

import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.rollout.RolloutState;
import java.time.Duration;
import java.util.Optional;

/** How often samples are taken. */
public final class Pace {
    /** A canary has a minute to become ready; a look every half minute would see it too late. */
    private static final Duration WHILE_IT_STARTS = Duration.ofSeconds(2);

    private Pace() {}

    /**
     * The time between two samples.
     *
     * @param always the longest that it ever is
     */
    public static Duration between(Optional<RolloutState> open, Duration always) {
        if (open.isEmpty()) {
            return always;
        }
        Duration check = shorter(always, open.get().spec().timing().checkInterval());
        return open.get().last().place().phase() == Phase.START ? shorter(check, WHILE_IT_STARTS) : check;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
