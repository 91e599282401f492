package dev.ark.contract.http;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/facts/instruments/{symbol}}.
 *
 * @param assetClass such as equity or crypto
 * @param multiplier units of currency per price unit and quantity unit; 1 when absent
 * @param maxQuoteAgeSeconds 1 to 900; 60 when absent
 */
public record InstrumentFact(
        String assetClass,
        BigDecimal tickSize,
        @Nullable BigDecimal multiplier,
        BigDecimal averageDailyVolume,
        @Nullable Integer maxQuoteAgeSeconds) {
    private static final int DEFAULT_QUOTE_AGE_SECONDS = 60;
    private static final int MAX_QUOTE_AGE_SECONDS = 900;

    public InstrumentFact {
        Checks.name("asset_class", assetClass);
        tickSize = Checks.positive("tick_size", tickSize);
        multiplier = Checks.positive("multiplier", multiplier == null ? BigDecimal.ONE : multiplier);
        averageDailyVolume = Checks.positive("average_daily_volume", averageDailyVolume);
        maxQuoteAgeSeconds = Checks.range(
                "max_quote_age_seconds",
                maxQuoteAgeSeconds == null ? DEFAULT_QUOTE_AGE_SECONDS : maxQuoteAgeSeconds,
                1,
                MAX_QUOTE_AGE_SECONDS);
    }
}
