package dev.ark.contract.http;

import dev.ark.contract.action.Trade;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/facts/intents/{id}}: what a client or another principal intends to trade.
 *
 * @param pending whether it is still to be done
 * @param at when it was made known
 */
public record IntentFact(
        String principal,
        String symbol,
        Trade.Side side,
        @Nullable Boolean pending,
        Instant at) {
    public IntentFact {
        Checks.name("principal", principal);
        Checks.name("symbol", symbol);
        Checks.present("side", side);
        Checks.present("pending", pending);
        Checks.time("at", at);
    }
}
