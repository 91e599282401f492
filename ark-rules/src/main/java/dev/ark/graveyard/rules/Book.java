package dev.ark.graveyard.rules;

import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Account.Holding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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

    /** Adds up what an account is exposed to as it is, without a further order. */
    static Known<Book> of(Known<Account> account, FactReader facts) {
        return switch (account) {
            case Known.Missing<Account> missing -> new Known.Missing<>(missing.facts());
            case Known.Present<Account> present -> {
                Sum sum = new Sum(present.facts());
                for (String symbol : Order.inUse(present.value())) {
                    Holding holding = present.value().holding(symbol);
                    sum.add(facts.quote(symbol), holding, quote -> quote.risk(holding));
                }
                yield sum.beside(present.value().equity());
            }
        };
    }

    private static Known<Book> added(Known.Present<Order> known, Known<Quote> own, FactReader facts) {
        Order order = known.value();
        Sum sum = new Sum(known.facts());
        for (String symbol : order.symbols()) {
            boolean isOwn = symbol.equals(order.trade().symbol());
            Holding after = order.after(symbol);
            sum.add(isOwn ? own : facts.quote(symbol), after, quote -> isOwn ? order.risk(quote) : quote.risk(after));
        }
        return sum.beside(order.account().equity());
    }

    /** A sum over instruments, with the facts that it was made of or lacks. */
    private static final class Sum {
        private final List<String> read;
        private final List<MissingFact> missing = new ArrayList<>(0);
        private BigDecimal gross = BigDecimal.ZERO;
        private BigDecimal risk = BigDecimal.ZERO;

        private Sum(List<String> facts) {
            this.read = new ArrayList<>(facts);
        }

        private void add(Known<Quote> known, Holding holding, Function<Quote, BigDecimal> lost) {
            switch (known) {
                case Known.Missing<Quote> lacking -> missing.addAll(lacking.facts());
                case Known.Present<Quote> quoted -> {
                    read.addAll(quoted.facts());
                    gross = gross.add(quoted.value().value(Order.worst(holding)));
                    risk = risk.add(lost.apply(quoted.value()));
                }
            }
        }

        private Known<Book> beside(BigDecimal equity) {
            return missing.isEmpty()
                    ? new Known.Present<>(new Book(new Exposure(gross, equity), risk), read)
                    : new Known.Missing<>(missing);
        }
    }
}
