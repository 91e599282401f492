package dev.ark.contract.action;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Money sent to a destination; the amount is positive and in units of the currency.
 *
 * @param compensatingPlan how it could be made good again
 */
public record Transfer(
        BigDecimal amount,
        String currency,
        String destination,
        @Nullable String compensatingPlan) implements Action {
    public Optional<String> plan() {
        return Optional.ofNullable(compensatingPlan);
    }
}
