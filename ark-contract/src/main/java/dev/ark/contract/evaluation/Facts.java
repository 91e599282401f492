package dev.ark.contract.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ark.contract.action.Action;
import dev.ark.contract.action.Publication;
import dev.ark.contract.action.Trade;
import dev.ark.contract.decision.Outcome;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the core knows, as far as a group of proposals may need it, read in one transaction. A fact that is not in its map is missing.
 * Each fact's {@code revision} is the journal sequence that wrote it. Immutable.
 *
 * @param revision the journal's head when the facts were read
 * @param asOf when they were read
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Facts(
        long revision,
        Instant asOf,
        Control control,
        Map<String, Agent> agents,
        Map<String, Account> accounts,
        Market market,
        Registers registers,
        People people,
        Conduct conduct) {

    public Facts {
        agents = Maps.copied(agents);
        accounts = Maps.copied(accounts);
        market = market == null ? Market.EMPTY : market;
        registers = registers == null ? Registers.EMPTY : registers;
        people = people == null ? People.SILENT : people;
        conduct = conduct == null ? Conduct.NONE : conduct;
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

    public Optional<Agent> agent(String name) {
        return Optional.ofNullable(agents.get(name));
    }

    public Optional<Account> account(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    public Optional<Market.Instrument> instrument(String symbol) {
        return Optional.ofNullable(market.instruments().get(symbol));
    }

    public Optional<Market.Mark> mark(String symbol) {
        return Optional.ofNullable(market.marks().get(symbol));
    }

    public Optional<People.Review> review(String actionDigest) {
        return Optional.ofNullable(people.reviews().get(actionDigest));
    }

    /**
     * These facts once an agent's action has been decided, so that the next proposal of a group sees it: the action counts, an approved order
     * is open, an approved publication is one, and a denial is one more of that action.
     */
    public Facts after(String agent, String actionDigest, Action action, Outcome outcome) {
        Conduct acted = conduct.withAction(agent, action instanceof Trade);
        Conduct conducted = outcome == Outcome.DENIED ? acted.withDenial(actionDigest) : acted;
        Agent known = agents.get(agent);
        if (known == null || outcome != Outcome.APPROVED) {
            return with(accounts, market, conducted);
        }
        return switch (action) {
            case Trade trade
            when accounts.containsKey(known.account()) ->
                with(
                        Maps.with(
                                accounts,
                                known.account(),
                                accounts.get(known.account()).withOpen(trade)),
                        market,
                        conducted);
            case Publication publication -> with(accounts, published(agent, known, publication), conducted);
            default -> with(accounts, market, conducted);
        };
    }

    private Market published(String agent, Agent known, Publication publication) {
        Market published = market;
        for (String symbol : publication.symbolsAmong(market.instruments().keySet())) {
            published = published.withPublication(
                    symbol, new Market.Published(revision, agent, known.principal(), known.account(), asOf));
        }
        return published;
    }

    /**
     * What one decision was based on: these facts without other agents, and without what only other actions need.
     *
     * @param needs of the action that was decided
     */
    public Facts of(String agent, String actionDigest, Needs needs) {
        Map<String, Agent> own = Maps.only(agents, agent);
        String account = agent(agent).map(Agent::account).orElse("");
        Map<String, Account> held = needs.account() ? Maps.only(accounts, account) : Map.of();
        Set<String> quoted = new HashSet<>(needs.traded());
        if (!quoted.isEmpty()) {
            held.values().forEach(each -> quoted.addAll(each.holdings().keySet()));
        }
        market.instruments().keySet().stream()
                .filter(symbol -> needs.mentioned().contains(symbol.toUpperCase(Locale.ROOT)))
                .forEach(quoted::add);
        return new Facts(
                revision,
                asOf,
                control,
                own,
                Maps.each(held, each -> each.only(needs.traded())),
                market.only(quoted, needs.traded()),
                registers.only(needs),
                people.only(agent, account, agent(agent).map(Agent::principal).orElse(""), actionDigest),
                conduct.only(agent, actionDigest, needs.causes()));
    }

    /** These facts without what others intend and have published, of which an agent is not to learn by asking why it was denied. */
    public Facts seenBy(String agent) {
        return new Facts(revision, asOf, control, agents, accounts, market.seenBy(agent), registers, people, conduct);
    }

    private Facts with(Map<String, Account> newAccounts, Market newMarket, Conduct newConduct) {
        return new Facts(revision, asOf, control, agents, newAccounts, newMarket, registers, people, newConduct);
    }
}
