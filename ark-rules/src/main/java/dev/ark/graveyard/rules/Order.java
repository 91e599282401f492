package dev.ark.graveyard.rules;

import dev.ark.contract.action.Trade;
import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Account.Holding;
import java.math.BigDecimal;
import java.util.SortedSet;
import java.util.TreeSet;

/** A proposed trade, and the account that it would change. */
public record Order(Trade trade, Account account) {

    /**
     * Whether the position gets smaller with no change of sign, net of the open orders that reduce it already: two exits that are each
     * small enough may not together turn the position over.
     */
    public boolean reducesRisk() {
        Holding holding = account.holding(trade.symbol());
        int held = holding.quantity().signum();
        if (held == 0 || held == trade.side().sign()) {
            return false;
        }
        BigDecimal leaving = trade.side() == Trade.Side.SELL ? holding.openSells() : holding.openBuys();
        return leaving.add(trade.quantity()).compareTo(holding.quantity().abs()) <= 0;
    }

    /** The largest position in a symbol, without sign, whichever of the open orders and this one fill. */
    public BigDecimal worst(String symbol) {
        return worst(after(symbol));
    }

    /** The largest position, without sign, that can come of a holding and its open orders. */
    static BigDecimal worst(Holding holding) {
        return holding.quantity()
                .add(holding.openBuys())
                .abs()
                .max(holding.quantity().subtract(holding.openSells()).abs());
    }

    /** The holding in a symbol once this order is open. */
    Holding after(String symbol) {
        Holding holding = account.holding(symbol);
        return symbol.equals(trade.symbol()) ? holding.withOpen(trade.signedQuantity(), trade.stopLoss()) : holding;
    }

    /**
     * What the order's own symbol loses once this is open and its stops are hit, in the account's currency. A limit beyond the mark is what is
     * paid, so the worse of the two counts.
     */
    BigDecimal risk(Quote quote) {
        BigDecimal mark = quote.price();
        BigDecimal entry = trade.limit()
                .filter(limit -> trade.orderType() == Trade.OrderType.LIMIT)
                .orElse(mark);
        StopRisk risk = trade.side() == Trade.Side.BUY
                ? new StopRisk(mark.max(entry), mark, mark)
                : new StopRisk(mark, mark.min(entry), mark);
        return risk.of(after(trade.symbol())).multiply(quote.multiplier());
    }

    /** The symbols with a position or an open order once this one is open, in order of name. */
    public SortedSet<String> symbols() {
        SortedSet<String> symbols = inUse(account);
        symbols.add(trade.symbol());
        return symbols;
    }

    /** The symbols in which an account has a position or an open order, in order of name. */
    static SortedSet<String> inUse(Account account) {
        SortedSet<String> symbols = new TreeSet<>();
        account.holdings().forEach((symbol, holding) -> {
            if (holding.quantity().signum() != 0
                    || holding.openBuys().signum() != 0
                    || holding.openSells().signum() != 0) {
                symbols.add(symbol);
            }
        });
        return symbols;
    }
}
