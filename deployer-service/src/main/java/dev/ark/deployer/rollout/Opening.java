package dev.ark.deployer.rollout;

import dev.ark.deployer.rollout.Row.Span;
import java.time.Duration;
import java.time.Instant;

/**
 * What is intended at a place, and for how long.
 *
 * @param due after which it may end, for what has a fixed length
 * @param latest after which it has failed if it did not end
 * @param why something to be said about it; may be empty
 */
record Opening(Intent intent, Duration due, Duration latest, String why) {
    private static final Duration NEVER = Duration.ofDays(3650);

    static Opening within(Intent intent, Duration latest) {
        return new Opening(intent, Duration.ZERO, latest, "");
    }

    static Opening untilChanged(Intent intent) {
        return new Opening(intent, Duration.ZERO, NEVER, "");
    }

    static Opening nothing(String why) {
        return new Opening(new Intent.Nothing(), Duration.ZERO, NEVER, why);
    }

    Span span(Instant now) {
        return new Span(now, now.plus(due), now.plus(latest));
    }
}
