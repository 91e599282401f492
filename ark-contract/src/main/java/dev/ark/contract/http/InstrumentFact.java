package dev.ark.contract.http;

import dev.ark.contract.evaluation.Market.Blackout;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/facts/instruments/{symbol}}.
 *
 * @param assetClass such as equity or crypto
 * @param multiplier units of currency per price unit and quantity unit; 1 when absent
 * @param maxQuoteAgeSeconds 1 to 900; 60 when absent
 * @param restricted whether it is on the restricted list; not when absent
 * @param blackouts when it may not be traded, up to 64
 * @param feesPerUnit what entering and leaving costs, per unit and in price units, zero or more; 0 when absent
 */
public record InstrumentFact(
        String assetClass,
        BigDecimal tickSize,
        @Nullable BigDecimal multiplier,
        BigDecimal averageDailyVolume,
        @Nullable Integer maxQuoteAgeSeconds,
        @Nullable Boolean restricted,
        @Nullable List<Blackout> blackouts,
        @Nullable BigDecimal feesPerUnit) {
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
        restricted = restricted != null && restricted;
        blackouts = Checks.list("blackouts", blackouts);
        blackouts.forEach(InstrumentFact::check);
        feesPerUnit = Checks.notNegative("fees_per_unit", feesPerUnit == null ? BigDecimal.ZERO : feesPerUnit);
    }

    /** An instrument that may be traded at any time, for nothing. */
    public InstrumentFact(
            String assetClass,
            BigDecimal tickSize,
            @Nullable BigDecimal multiplier,
            BigDecimal averageDailyVolume,
            @Nullable Integer maxQuoteAgeSeconds) {
        this(assetClass, tickSize, multiplier, averageDailyVolume, maxQuoteAgeSeconds, null, null, null);
    }

    private static void check(Blackout blackout) {
        Checks.time("blackouts.from", blackout.from());
        if (Checks.time("blackouts.until", blackout.until()).isBefore(blackout.from())) {
            throw Checks.invalid("blackouts.until", "is before its beginning");
        }
    }
}
