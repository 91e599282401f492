package dev.ark.graveyard.rules;

import dev.ark.contract.evaluation.Account.Holding;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a holding loses when its stops are hit, whichever of its open orders fill. Without a stop all of the price is at risk, and with
 * one that the mark has reached already: it has not cut the loss.
 *
 * @param longPrice what a long position is taken to be worth a unit
 * @param shortPrice what a short one is
 * @param mark what the market says
 */
record StopRisk(BigDecimal longPrice, BigDecimal shortPrice, BigDecimal mark) {

    /** The loss of the worse side, in price units; zero or more. */
    BigDecimal of(Holding holding) {
        BigDecimal longWorst = holding.quantity().add(holding.openBuys()).max(BigDecimal.ZERO);
        BigDecimal shortWorst = holding.openSells().subtract(holding.quantity()).max(BigDecimal.ZERO);
        return longWorst
                .multiply(longLoss(holding.longStop()))
                .max(shortWorst.multiply(shortLoss(holding.shortStop())));
    }

    private BigDecimal longLoss(@Nullable BigDecimal stop) {
        return stop == null || stop.compareTo(mark) >= 0 ? longPrice : longPrice.subtract(stop);
    }

    private BigDecimal shortLoss(@Nullable BigDecimal stop) {
        return stop == null || stop.compareTo(mark) <= 0 ? longPrice.max(shortPrice) : stop.subtract(shortPrice);
    }
}
