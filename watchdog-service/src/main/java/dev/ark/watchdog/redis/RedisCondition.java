package dev.ark.watchdog.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How Redis was at one look.
 *
 * @param at of the look
 * @param ping how long it took to answer
 * @param figures absent when it did not tell them
 * @param subscriberLag how many events the watchdog has still to take in; empty when the core does not say
 * @param publishQueue how many events the core has still to publish; empty when the core does not say
 * @param failure why it did not answer; absent when it did
 */
public record RedisCondition(
        Instant at,
        @Nullable Duration ping,
        @Nullable RedisFigures figures,
        OptionalLong subscriberLag,
        OptionalLong publishQueue,
        @Nullable String failure) {
    /** Before the first look. */
    static final RedisCondition UNKNOWN =
            new RedisCondition(Instant.EPOCH, null, null, OptionalLong.empty(), OptionalLong.empty(), "not asked yet");

    public boolean answers() {
        return failure == null;
    }
}
