package dev.ark.graveyard.rules;

import dev.ark.contract.evaluation.Account.Holding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What an account would be exposed to once an order is open, all instruments together and each at its worst.
 *
 * @param gross beside the account's equity
 * @param risk what is lost when every stop is hit, in the account's currency; zero or more
 */
public record Book(Exposure gross, BigDecimal risk) {

    /**
     * Adds up the book. Each symbol in it needs its quote.
     *
     * @param own the quote of the order's own symbol
     */
    static Known<Book> of(Known<Order> order, Known<Quote> own, FactReader facts) {
        return switch (order) {
            case Known.Missing<Order> missing -> new Known.Missing<>(missing.facts());
            case Known.Present<Order> present -> added(present, own, facts);
        };
    }

    private static Known<Book> added(Known.Present<Order> known, Known<Quote> own, FactReader facts) {
        Order order = known.value();
        List<String> read = new ArrayList<>(known.facts());
        List<MissingFact> missing = new ArrayList<>(0);
        BigDecimal gross = BigDecimal.ZERO;
        BigDecimal risk = BigDecimal.ZERO;
        for (String symbol : order.symbols()) {
            boolean isOwn = symbol.equals(order.trade().symbol());
            switch (isOwn ? own : facts.quote(symbol)) {
                case Known.Missing<Quote> lacking -> missing.addAll(lacking.facts());
                case Known.Present<Quote> quoted -> {
                    read.addAll(quoted.facts());
                    Holding after = order.after(symbol);
                    gross = gross.add(quoted.value().value(Order.worst(after)));
                    risk = risk.add(
                            isOwn ? order.risk(quoted.value()) : quoted.value().risk(after));
                }
            }
        }
        return missing.isEmpty()
                ? new Known.Present<>(
                        new Book(new Exposure(gross, order.account().equity()), risk), read)
                : new Known.Missing<>(missing);
    }
}
