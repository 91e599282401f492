package dev.ark.graveyard.rules;

import dev.ark.contract.action.Trade;
import dev.ark.contract.evaluation.Market.Instrument;
import java.math.BigDecimal;

/**
 * A trade with the figures that several rules ask for.
 *
 * @param position the largest position that can come of it, at the mark
 * @param book the whole account with it
 */
public record ProposedTrade(
        Trade trade,
        Known<Order> order,
        Known<Quote> quote,
        Known<Instrument> instrument,
        Known<Exposure> position,
        Known<Book> book) {

    static ProposedTrade of(Trade trade, String agent, FactReader facts) {
        Known<Order> order = facts.accountOf(agent).map(account -> new Order(trade, account));
        Known<Instrument> instrument = facts.instrument(trade.symbol());
        Known<Quote> quote = facts.quote(trade.symbol(), instrument);
        Known<Exposure> position = order.with(quote, (o, q) -> exposure(o, q.value(o.worst(trade.symbol()))));
        return new ProposedTrade(trade, order, quote, instrument, position, Book.of(order, quote, facts));
    }

    /** The largest positions of the whole account, all instruments together. */
    public Known<Exposure> gross() {
        return book.map(Book::gross);
    }

    /** The price that the trade is entered at: the limit of a limit order, else the mark. */
    public Known<BigDecimal> entry() {
        return trade.orderType() == Trade.OrderType.LIMIT
                ? order.map(o -> trade.limitPrice())
                : quote.map(Quote::price);
    }

    private static Exposure exposure(Order order, BigDecimal amount) {
        return new Exposure(amount, order.account().equity());
    }
}
