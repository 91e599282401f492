package dev.ark.graveyard.rules;

import dev.ark.contract.action.Trade;
import dev.ark.contract.evaluation.Account.Fill;
import dev.ark.contract.evaluation.Account.OrderFlow;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * A trade that undoes what was just done, to about the same size: nothing has changed hands but the tape shows volume.
 *
 * @param window how long a fill counts
 * @param size how far the quantities may lie apart, as a fraction of the order's
 */
public record WashTrade(Duration window, BasisPoints size) {

    boolean happens(Trade trade, OrderFlow flow, Situation situation) {
        for (Fill fill : flow.fills()) {
            BigDecimal apart = fill.quantity().subtract(trade.quantity()).abs();
            if (fill.side() != trade.side()
                    && situation.isRecent(fill.at(), window)
                    && !size.isExceededBy(apart, trade.quantity())) {
                return true;
            }
        }
        return false;
    }
}
