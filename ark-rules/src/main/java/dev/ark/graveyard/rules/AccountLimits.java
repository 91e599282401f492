package dev.ark.graveyard.rules;

import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Conduct.Pace;
import dev.ark.contract.evaluation.Facts.Agent;
import dev.ark.contract.http.Headroom;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an account has used of the limits that are functions of an account, and what is left. It is the rules' own arithmetic, of the account as
 * it stands: {@link Book}, {@link Order#worst}, {@link StopRisk}, and the limits of {@link MaxPositionSize}, {@link MaxDailyLoss},
 * {@link MaxLeverage}, {@link MaxConcurrentTrades}, {@link RequireHrmApproval} and {@link PreventInfiniteLoops}. What depends on the order alone has
 * no headroom and is not here. Immutable.
 */
public final class AccountLimits {
    private final String id;
    private final FactReader facts;
    private final Known<Account> account;
    private final Known<Book> book;

    /** The limits of an account that the facts have, or lack. */
    public AccountLimits(String id, FactReader facts) {
        this.id = id;
        this.facts = facts;
        this.account = facts.account(id);
        this.book = Book.of(account, facts);
    }

    /** The symbols in which there is a position or an open order, in order of name; none when the account cannot be known. */
    public SortedSet<String> symbols() {
        return account instanceof Known.Present<Account> known ? Order.inUse(known.value()) : new TreeSet<>();
    }

    /** The largest positions of all instruments together, beside the equity. */
    public Known<Exposure> gross() {
        return book.map(Book::gross);
    }

    /** The largest position that can come of what is held and open in a symbol, beside the equity. */
    public Known<Exposure> worst(String symbol) {
        return account.with(
                facts.quote(symbol),
                (known, quote) -> new Exposure(quote.value(Order.worst(known.holding(symbol))), known.equity()));
    }

    /** Whether a loss of the session has reached a limit of {@link MaxDailyLoss}, which then holds until the next session. */
    public static boolean isLatched(List<Rule> rules, Account account) {
        return rules.stream().anyMatch(rule -> rule instanceof MaxDailyLoss loss && loss.isReachedBy(account));
    }

    /** What is left of each limit, in the order of the rules. */
    public List<Headroom> headroom(List<Rule> rules) {
        return rules.stream().flatMap(this::headroom).toList();
    }

    private Stream<Headroom> headroom(Rule rule) {
        return switch (rule) {
            case MaxPositionSize size -> positions(rule, size.limit());
            case MaxDailyLoss loss -> Stream.of(loss(loss));
            case MaxLeverage leverage -> Stream.of(gross(rule, leverage.limit()));
            case MaxConcurrentTrades trades -> Stream.of(instruments(rule, trades.limit()));
            case RequireHrmApproval review ->
                Stream.concat(
                        positions(rule, review.highRisk().position()),
                        Stream.of(gross(rule, review.highRisk().leverage())));
            case PreventInfiniteLoops loops -> paces(loops);
            default -> Stream.empty();
        };
    }

    private Stream<Headroom> positions(Rule rule, BasisPoints limit) {
        Known<Use> none = account.map(known -> new Use(limit.of(known.equity()), BigDecimal.ZERO));
        Stream<Headroom> inUse = symbols().stream()
                .map(symbol -> left(position(rule, symbol), worst(symbol).map(worst -> Use.of(limit, worst))));
        return Stream.concat(inUse, Stream.of(left(position(rule, Headroom.ANY_OTHER), none)));
    }

    private Headroom gross(Rule rule, BasisPoints limit) {
        return left(money(rule, "gross exposure", null), gross().map(gross -> Use.of(limit, gross)));
    }

    private Headroom loss(MaxDailyLoss rule) {
        Row row = money(rule, "loss of the session and what the stops could lose", null);
        return switch (account.with(book, (known, sum) -> use(rule, known, sum))) {
            case Known.Missing<Use> missing -> unknown(row, missing);
            case Known.Present<Use> present -> {
                Use use = present.value();
                boolean latched = account instanceof Known.Present<Account> known && rule.isReachedBy(known.value());
                yield latched
                        ? row.with(
                                use,
                                use.left().min(BigDecimal.ZERO),
                                "the session's loss has reached the limit: nothing is opened before the next session")
                        : row.with(use, use.left(), null);
            }
        };
    }

    private static Use use(MaxDailyLoss rule, Account account, Book book) {
        return new Use(
                rule.limit().of(account.sessionStartEquity()),
                MaxDailyLoss.loss(account).add(book.risk()));
    }

    private Headroom instruments(Rule rule, int limit) {
        Row row = new Row(rule, "instruments in use", null, "instruments");
        return left(row, account.map(known -> Use.of(limit, Order.inUse(known).size())));
    }

    private Stream<Headroom> paces(PreventInfiniteLoops rule) {
        Map<String, Agent> agents = facts.facts().agents().entrySet().stream()
                .filter(agent -> agent.getValue().account().equals(id))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
        return agents.entrySet().stream().flatMap(agent -> paces(rule, agent.getKey(), agent.getValue()));
    }

    private Stream<Headroom> paces(PreventInfiniteLoops rule, String name, Agent agent) {
        Pace pace = facts.facts().conduct().pace(name);
        Use actions = Use.of(rule.actionsLimit(agent), pace.actions());
        Use orders = Use.of(rule.ordersLimit(agent), pace.orders());
        return Stream.of(
                new Row(rule, "actions proposed", name, "actions a minute").with(actions, actions.left(), null),
                new Row(rule, "orders proposed", name, "orders a minute").with(orders, orders.left(), null));
    }

    private Row position(Rule rule, String symbol) {
        return money(rule, "position", symbol);
    }

    private Row money(Rule rule, String measure, @Nullable String subject) {
        return new Row(
                rule,
                measure,
                subject,
                facts.facts().account(id).map(Account::currency).orElse(""));
    }

    private static Headroom left(Row row, Known<Use> use) {
        return switch (use) {
            case Known.Missing<Use> missing -> unknown(row, missing);
            case Known.Present<Use> present ->
                row.with(present.value(), present.value().left(), null);
        };
    }

    private static Headroom unknown(Row row, Known.Missing<?> missing) {
        return new Headroom(
                row.rule().name(), row.measure(), row.subject(), row.unit(), null, null, null, phrase(missing.facts()));
    }

    /** Why something cannot be known, for people. */
    public static String phrase(List<MissingFact> missing) {
        return missing.stream()
                .map(fact -> fact.name() + " " + fact.reason().phrase())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private record Use(BigDecimal limit, BigDecimal used) {
        static Use of(BasisPoints limit, Exposure exposure) {
            return new Use(limit.of(exposure.equity()), exposure.amount());
        }

        static Use of(int limit, int used) {
            return new Use(BigDecimal.valueOf(limit), BigDecimal.valueOf(used));
        }

        BigDecimal left() {
            return limit.subtract(used);
        }
    }

    /** What is said of a limit whatever its amounts are. */
    private record Row(Rule rule, String measure, @Nullable String subject, String unit) {
        Headroom with(Use use, BigDecimal left, @Nullable String reason) {
            return new Headroom(rule.name(), measure, subject, unit, use.limit(), use.used(), left, reason);
        }
    }
}
