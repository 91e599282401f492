package dev.ark.contract.http;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Body of {@code PUT /v1/facts/marks/{symbol}}.
 *
 * @param price above zero, in the account's currency
 * @param at when the source gave the price
 */
public record MarkFact(BigDecimal price, String source, Instant at) {
    public MarkFact {
        price = Checks.positive("price", price);
        Checks.name("source", source);
        Checks.time("at", at);
    }
}
