package dev.ark.graveyard.rules;

import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Market;
import dev.ark.graveyard.rules.MissingFact.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads facts at a decision time. A fact that is not there, not fresh, or that cannot be is never given out, so that a rule has nothing to
 * doubt.
 */
public record FactReader(Facts facts, Instant at, Freshness freshness) {
    /** Far beyond what the core takes in; a number out here would make a product that no memory holds. */
    private static final int MAX_DIGITS = 64;

    /** The account that an agent's registration names. */
    public Known<Account> accountOf(String agent) {
        var registration = facts.agent(agent);
        if (registration.isEmpty()) {
            return Known.missing("agents", agent, Reason.MISSING);
        }
        return account(registration.get().account());
    }

    /** An account by its id. */
    public Known<Account> account(String id) {
        var account = facts.account(id);
        if (account.isEmpty()) {
            return Known.missing("accounts", id, Reason.MISSING);
        }
        if (!isUsable(account.get())) {
            return Known.missing("accounts", id, Reason.UNUSABLE);
        }
        if (!freshness.ofAccount(account.get().at(), at)) {
            return Known.missing("accounts", id, Reason.STALE);
        }
        return Known.of(account.get(), reference("accounts", id, account.get().revision()));
    }

    /** An agent's registration. */
    public Known<Facts.Agent> agent(String name) {
        return facts.agent(name)
                .map(agent -> Known.of(agent, reference("agents", name, agent.revision())))
                .orElseGet(() -> Known.missing("agents", name, Reason.MISSING));
    }

    public Known<Market.Instrument> instrument(String symbol) {
        var instrument = facts.instrument(symbol);
        if (instrument.isEmpty()) {
            return Known.missing("instruments", symbol, Reason.MISSING);
        }
        if (!isUsable(instrument.get())) {
            return Known.missing("instruments", symbol, Reason.UNUSABLE);
        }
        return Known.of(
                instrument.get(),
                reference("instruments", symbol, instrument.get().revision()));
    }

    /** The mark of a symbol. How old it may be is the instrument's to say, so without the instrument there is none. */
    public Known<Quote> quote(String symbol) {
        return quote(symbol, instrument(symbol));
    }

    /** The same, where the instrument has been read. */
    Known<Quote> quote(String symbol, Known<Market.Instrument> read) {
        return read.with(mark(symbol), (instrument, mark) -> new Quote(mark.price(), instrument.multiplier()));
    }

    private Known<Market.Mark> mark(String symbol) {
        var mark = facts.mark(symbol);
        if (mark.isEmpty()) {
            return Known.missing("marks", symbol, Reason.MISSING);
        }
        for (MarkFault fault : MarkFault.ALL) {
            if (fault.isOf(symbol, mark.get(), this)) {
                return Known.missing("marks", symbol, fault.reason());
            }
        }
        return Known.of(mark.get(), reference("marks", symbol, mark.get().revision()));
    }

    /** How a measurement names a fact. */
    public static String reference(String kind, String id, long revision) {
        return kind + "/" + id + "@" + revision;
    }

    private static boolean isUsable(Market.Instrument instrument) {
        return isPositive(instrument.multiplier())
                && isPositive(instrument.tickSize())
                && isZeroOrMore(instrument.averageDailyVolume())
                && isZeroOrMore(instrument.feesPerUnit());
    }

    private static boolean isUsable(Account account) {
        if (!isBounded(account.equity())
                || !isBounded(account.sessionStartEquity())
                || !isBounded(account.sessionLowEquity())) {
            return false;
        }
        for (Account.Holding holding : account.holdings().values()) {
            if (!isUsable(holding)) {
                return false;
            }
        }
        for (Account.OrderFlow flow : account.flows().values()) {
            if (!isUsable(flow)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUsable(Account.Holding holding) {
        return isBounded(holding.quantity())
                && isZeroOrMore(holding.openBuys())
                && isZeroOrMore(holding.openSells())
                && isAbsentOrBounded(holding.longStop())
                && isAbsentOrBounded(holding.shortStop());
    }

    private static boolean isUsable(Account.OrderFlow flow) {
        for (Account.Fill fill : flow.fills()) {
            if (!isBounded(fill.quantity())) {
                return false;
            }
        }
        return isAbsentOrBounded(flow.buys().best())
                && isAbsentOrBounded(flow.sells().best());
    }

    private static boolean isAbsentOrBounded(@Nullable BigDecimal number) {
        return number == null || isBounded(number);
    }

    private static boolean isZeroOrMore(BigDecimal number) {
        return isBounded(number) && number.signum() >= 0;
    }

    static boolean isPositive(BigDecimal number) {
        return isBounded(number) && number.signum() > 0;
    }

    static boolean isBounded(BigDecimal number) {
        return number != null && Math.abs((long) number.scale()) <= MAX_DIGITS && number.precision() <= MAX_DIGITS;
    }
}
