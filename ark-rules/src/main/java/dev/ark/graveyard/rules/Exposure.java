package dev.ark.graveyard.rules;

import java.math.BigDecimal;

/**
 * An exposure beside the equity that carries it, both in the account's currency.
 *
 * @param amount zero or more
 * @param equity of any sign
 */
public record Exposure(BigDecimal amount, BigDecimal equity) {
    /** Whether the exposure is above a ratio of the equity; always so when there is no equity. */
    public boolean exceeds(BasisPoints limit) {
        return equity.signum() <= 0 || limit.isExceededBy(amount, equity);
    }

    /** How a claimed ratio compares with the computed one: above zero when the claim is the larger. */
    public int compareClaim(BigDecimal ratio) {
        return equity.signum() <= 0 ? -1 : ratio.multiply(equity).compareTo(amount);
    }

    /** The ratio, to be shown. */
    public String text() {
        return BasisPoints.ratio(amount, equity);
    }
}
