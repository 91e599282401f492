package dev.ark.graveyard.rules;

import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Market;
import dev.ark.graveyard.rules.MissingFact.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

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
        String id = registration.get().account();
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

    public Known<Market.Instrument> instrument(String symbol) {
        var instrument = facts.instrument(symbol);
        if (instrument.isEmpty()) {
            return Known.missing("instruments", symbol, Reason.MISSING);
        }
        if (!isPositive(instrument.get().multiplier())
                || !isPositive(instrument.get().tickSize())) {
            return Known.missing("instruments", symbol, Reason.UNUSABLE);
        }
        return Known.of(
                instrument.get(),
                reference("instruments", symbol, instrument.get().revision()));
    }

    /** The mark of a symbol. How old it may be is the instrument's to say; without the instrument no mark is fresh. */
    public Known<Quote> quote(String symbol) {
        return instrument(symbol)
                .with(mark(symbol), (instrument, mark) -> new Quote(mark.price(), instrument.multiplier()));
    }

    private Known<Market.Mark> mark(String symbol) {
        var mark = facts.mark(symbol);
        if (mark.isEmpty()) {
            return Known.missing("marks", symbol, Reason.MISSING);
        }
        if (!isPositive(mark.get().price())) {
            return Known.missing("marks", symbol, Reason.UNUSABLE);
        }
        Duration allowed = facts.instrument(symbol)
                .map(instrument -> Duration.ofSeconds(instrument.maxQuoteAgeSeconds()))
                .orElse(freshness.mark());
        if (!freshness.ofMark(mark.get().at(), at, allowed)) {
            return Known.missing("marks", symbol, Reason.STALE);
        }
        return Known.of(mark.get(), reference("marks", symbol, mark.get().revision()));
    }

    /** How a measurement names a fact. */
    public static String reference(String kind, String id, long revision) {
        return kind + "/" + id + "@" + revision;
    }

    private static boolean isUsable(Account account) {
        if (!isBounded(account.equity())) {
            return false;
        }
        for (Account.Holding holding : account.holdings().values()) {
            if (!isBounded(holding.quantity()) || !isOpen(holding.openBuys()) || !isOpen(holding.openSells())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOpen(BigDecimal quantity) {
        return isBounded(quantity) && quantity.signum() >= 0;
    }

    private static boolean isPositive(BigDecimal number) {
        return isBounded(number) && number.signum() > 0;
    }

    private static boolean isBounded(BigDecimal number) {
        return number != null && Math.abs((long) number.scale()) <= MAX_DIGITS && number.precision() <= MAX_DIGITS;
    }
}
