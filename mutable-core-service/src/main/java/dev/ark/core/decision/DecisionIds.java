package dev.ark.core.decision;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Ids that sort by time (UUID version 7, RFC 9562), so that new rows go to the end of their index. Thread-safe.
 */
public final class DecisionIds {
    private static final SecureRandom RANDOM = new SecureRandom();

    private DecisionIds() {}

    public static String next(Instant at) {
        long version7 = 0x7000L | (RANDOM.nextInt() & 0x0fffL);
        long variant2 = 0x8000_0000_0000_0000L | (RANDOM.nextLong() >>> 2);
        return new UUID(at.toEpochMilli() << 16 | version7, variant2).toString();
    }

    /** When an id was made; empty when it is none of ours. */
    static Optional<Instant> time(String id) {
        try {
            UUID uuid = UUID.fromString(id);
            return uuid.version() == 7
                    ? Optional.of(Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
