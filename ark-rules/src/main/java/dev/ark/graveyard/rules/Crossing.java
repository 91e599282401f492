package dev.ark.graveyard.rules;

import dev.ark.contract.action.Trade;
import dev.ark.contract.action.Trade.OrderType;
import dev.ark.contract.action.Trade.Side;
import dev.ark.contract.evaluation.Account.OpenSide;
import dev.ark.contract.evaluation.Account.OrderFlow;
import java.math.BigDecimal;
import java.util.List;

/**
 * Orders of one account that would trade with one another.
 *
 * @param collar how far from the mark a market order is taken to reach, as a fraction of the mark
 */
public record Crossing(BasisPoints collar) {

    /** Whether an order would trade with an open one of its own account. The mark is needed only for a market order that could meet a limit. */
    Known<Boolean> happens(ProposedTrade proposed, OrderFlow flow) {
        Trade trade = proposed.trade();
        OpenSide opposite = trade.side() == Side.BUY ? flow.sells() : flow.buys();
        if (opposite.market()) {
            return new Known.Present<>(true, List.of());
        }
        if (opposite.bestLimit().isEmpty()) {
            return new Known.Present<>(false, List.of());
        }
        BigDecimal best = opposite.bestLimit().get();
        return trade.orderType() == OrderType.LIMIT
                ? new Known.Present<>(reaches(trade.side(), trade.limitPrice(), best), List.of())
                : proposed.quote().map(quote -> reaches(trade.side(), furthest(trade.side(), quote.price()), best));
    }

    private BigDecimal furthest(Side side, BigDecimal mark) {
        return side == Side.BUY ? collar.above(mark) : collar.below(mark);
    }

    private static boolean reaches(Side side, BigDecimal price, BigDecimal best) {
        return price.compareTo(best) * side.sign() >= 0;
    }
}
