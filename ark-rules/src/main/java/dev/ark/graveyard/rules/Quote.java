package dev.ark.graveyard.rules;

import dev.ark.contract.evaluation.Account.Holding;
import java.math.BigDecimal;

/**
 * A fresh price, with what is needed to use it.
 *
 * @param price the mark, above zero
 * @param multiplier units of currency per price unit and quantity unit, above zero
 */
public record Quote(BigDecimal price, BigDecimal multiplier) {
    /** What a quantity is worth, in the account's currency. */
    public BigDecimal value(BigDecimal quantity) {
        return quantity.multiply(price).multiply(multiplier);
    }

    /** What a holding loses when its stops are hit, in the account's currency. */
    BigDecimal risk(Holding holding) {
        return new StopRisk(price, price, price).of(holding).multiply(multiplier);
    }
}
