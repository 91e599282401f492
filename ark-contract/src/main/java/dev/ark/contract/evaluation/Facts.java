package dev.ark.contract.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the core knows, as far as a group of proposals may need it, read in one transaction. A fact that is not in its map is missing.
 * Each fact's {@code revision} is the journal sequence that wrote it. Immutable.
 *
 * @param revision the journal's head when the facts were read
 * @param asOf when they were read
 * @param reviews operators' reviews that are still alive, by action digest
 */
public record Facts(
        long revision,
        Instant asOf,
        Control control,
        Map<String, Agent> agents,
        Map<String, Account> accounts,
        Map<String, Instrument> instruments,
        Map<String, Mark> marks,
        Map<String, Review> reviews) {

    public Facts {
        agents = Map.copyOf(agents);
        accounts = Map.copyOf(accounts);
        instruments = Map.copyOf(instruments);
        marks = Map.copyOf(marks);
        reviews = Map.copyOf(reviews);
    }

    /**
     * The fences and the core's own condition.
     *
     * @param watchdogSeenAt when a watchdog last renewed its lease; absent when none ever did
     */
    public record Control(
            TradingState tradingState,
            long haltEpoch,
            @Nullable Instant watchdogSeenAt,
            Journal journal) {
        public Optional<Instant> watchdogSeen() {
            return Optional.ofNullable(watchdogSeenAt);
        }
    }

    /**
     * The journal's condition.
     *
     * @param headKnown whether the chain's head was read and verified
     * @param lagMillis how long the oldest row that is not yet on disk has waited, in milliseconds
     * @param aboveReserve whether the disk has more free space than the reserve
     */
    public record Journal(boolean headKnown, long lagMillis, boolean aboveReserve) {}

    /** A registered agent; the rates are its limits per minute. */
    public record Agent(
            long revision,
            String account,
            String principal,
            boolean quarantined,
            int actionsPerMinute,
            int ordersPerMinute) {}

    /**
     * A trading account, amounts in its currency.
     *
     * @param holdings by symbol
     */
    public record Account(
            long revision,
            String currency,
            BigDecimal equity,
            BigDecimal sessionStartEquity,
            Instant at,
            Map<String, Holding> holdings) {
        public Account {
            holdings = Map.copyOf(holdings);
        }

        /** The holding in a symbol; an empty one when there is none. */
        public Holding holding(String symbol) {
            return holdings.getOrDefault(symbol, Holding.NONE);
        }

        Account with(String symbol, Holding holding) {
            Map<String, Holding> changed = new TreeMap<>(holdings);
            changed.put(symbol, holding);
            return new Account(revision, currency, equity, sessionStartEquity, at, changed);
        }
    }

    /**
     * One instrument in one account.
     *
     * @param quantity held, negative when short
     * @param openBuys bought by resting orders and live reservations, not yet filled; zero or more
     * @param openSells sold likewise; zero or more
     */
    public record Holding(BigDecimal quantity, BigDecimal openBuys, BigDecimal openSells) {
        public static final Holding NONE = new Holding(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        /** This holding with one more open order, of a signed quantity. */
        public Holding withOpen(BigDecimal signedQuantity) {
            return signedQuantity.signum() >= 0
                    ? new Holding(quantity, openBuys.add(signedQuantity), openSells)
                    : new Holding(quantity, openBuys, openSells.add(signedQuantity.negate()));
        }
    }

    /**
     * An instrument.
     *
     * @param tickSize smallest price step, in the account's currency
     * @param multiplier units of currency per price unit and quantity unit
     * @param averageDailyVolume in units of the instrument
     */
    public record Instrument(
            long revision,
            String assetClass,
            BigDecimal tickSize,
            BigDecimal multiplier,
            BigDecimal averageDailyVolume,
            int maxQuoteAgeSeconds) {}

    /** An instrument's latest price, its source and the time the source gave it. */
    public record Mark(long revision, BigDecimal price, String source, Instant at) {}

    /** An operator's review of one action digest. */
    public record Review(long revision, String reviewer, Instant at, Instant expiresAt) {}

    public Optional<Agent> agent(String name) {
        return Optional.ofNullable(agents.get(name));
    }

    public Optional<Account> account(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    public Optional<Instrument> instrument(String symbol) {
        return Optional.ofNullable(instruments.get(symbol));
    }

    public Optional<Mark> mark(String symbol) {
        return Optional.ofNullable(marks.get(symbol));
    }

    public Optional<Review> review(String actionDigest) {
        return Optional.ofNullable(reviews.get(actionDigest));
    }

    /** These facts once an order of a signed quantity has been reserved, so that the next proposal of a group sees it. */
    public Facts withOpenOrder(String account, String symbol, BigDecimal signedQuantity) {
        Account before = accounts.get(account);
        Map<String, Account> changed = new TreeMap<>(accounts);
        changed.put(account, before.with(symbol, before.holding(symbol).withOpen(signedQuantity)));
        return new Facts(revision, asOf, control, agents, changed, instruments, marks, reviews);
    }

    /** These facts without other agents and without reviews of other actions: what one decision was based on. */
    public Facts of(String agent, String actionDigest) {
        return new Facts(
                revision,
                asOf,
                control,
                only(agents, agent),
                accounts,
                instruments,
                marks,
                only(reviews, actionDigest));
    }

    private static <V> Map<String, V> only(Map<String, V> all, String key) {
        V value = all.get(key);
        return value == null ? Map.of() : Map.of(key, value);
    }
}
