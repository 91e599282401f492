package dev.ark.graveyard.rules;

import dev.ark.contract.action.Trade;
import dev.ark.contract.evaluation.Market.Instrument;
import java.math.BigDecimal;

/**
 * A trade with the figures that several rules ask for.
 *
 * @param position the largest position that can come of it, at the mark
 * @param gross the same of the whole account, all instruments together
 */
public record ProposedTrade(
        Trade trade,
        Known<Order> order,
        Known<Quote> quote,
        Known<Instrument> instrument,
        Known<Exposure> position,
        Known<Exposure> gross) {

    static ProposedTrade of(Trade trade, String agent, FactReader facts) {
        Known<Order> order = facts.accountOf(agent).map(account -> new Order(trade, account));
        Known<Quote> quote = facts.quote(trade.symbol());
        Known<Exposure> position = order.with(quote, (o, q) -> exposure(o, q.value(o.worst(trade.symbol()))));
        return new ProposedTrade(
                trade, order, quote, facts.instrument(trade.symbol()), position, gross(order, quote, facts));
    }

    /** The price that the trade is entered at: the limit of a limit order, else the mark. */
    public Known<BigDecimal> entry() {
        return trade.orderType() == Trade.OrderType.LIMIT
                ? order.map(o -> trade.limitPrice())
                : quote.map(Quote::price);
    }

    private static Known<Exposure> gross(Known<Order> order, Known<Quote> own, FactReader facts) {
        return switch (order) {
            case Known.Missing<Order> missing -> new Known.Missing<>(missing.facts());
            case Known.Present<Order> present -> {
                Known<BigDecimal> sum = order.map(o -> BigDecimal.ZERO);
                for (String symbol : present.value().symbols()) {
                    BigDecimal worst = present.value().worst(symbol);
                    Known<Quote> quoted = symbol.equals(present.value().trade().symbol()) ? own : facts.quote(symbol);
                    sum = sum.with(quoted, (total, quote) -> total.add(quote.value(worst)));
                }
                yield sum.map(total -> exposure(present.value(), total));
            }
        };
    }

    private static Exposure exposure(Order order, BigDecimal amount) {
        return new Exposure(amount, order.account().equity());
    }
}
