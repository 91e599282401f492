package dev.ark.contract.evaluation;

import java.time.Duration;

/**
 * How far back the core reads what happened. A rule whose window is longer than this would be blind to a part of it, so a manifest that asks
 * for more is refused.
 */
public final class Lookback {
    /** Fills, orders placed and orders cancelled. */
    public static final Duration ORDERS = Duration.ofSeconds(60);
    /** Actions, orders proposed, and denials of one action digest. */
    public static final Duration CONDUCT = Duration.ofSeconds(60);
    /** Publications about a symbol. */
    public static final Duration PUBLICATIONS = Duration.ofHours(24);
    /** Other principals' intents that are no longer pending. */
    public static final Duration INTENTS = Duration.ofMinutes(15);

    private Lookback() {}
}
