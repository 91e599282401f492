package dev.ark.graveyard.world;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Conduct;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.EvaluationRequest.Item;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Market;
import dev.ark.contract.evaluation.People;
import dev.ark.contract.evaluation.Registers;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.manifest.Verification;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The facts of an ordinary day, to be made unordinary: kenny trades for an account of 100,000; AAPL and four more stand at 100, one tick
 * being 0.01; everybody is awake.
 */
public final class World {
    public static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    public static final String KENNY = "kenny";
    public static final Graveyard GRAVEYARD =
            Graveyard.open(Verification.of(ReleasedManifest.packaged(), ReleasedManifest.PINS), new SilentProbe());

    private final Map<String, Facts.Agent> agents = new HashMap<>();
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Account.Holding> holdings = new HashMap<>();
    private final Map<String, Market.Instrument> instruments = new HashMap<>();
    private final Map<String, Market.Mark> marks = new HashMap<>();
    private final Map<String, Market.Source> sources = new HashMap<>();
    private final Map<String, List<Market.Intent>> intents = new HashMap<>();
    private final Map<String, List<Market.Published>> publications = new HashMap<>();
    private final Map<String, Registers.Evidence> evidence = new HashMap<>();
    private final List<Registers.Consent> consents = new ArrayList<>();
    private final Map<String, Registers.Destination> destinations = new HashMap<>();
    private final Map<String, Registers.Snapshot> snapshots = new HashMap<>();
    private final Map<String, People.Review> reviews = new HashMap<>();
    private final List<People.Override> overrides = new ArrayList<>();
    private final List<People.Directive> directives = new ArrayList<>();
    private final Map<String, Account.OrderFlow> flows = new HashMap<>();
    private final Map<String, Integer> denials = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private Conduct.Pace pace = Conduct.Pace.NONE;
    private Facts.Journal journal = new Facts.Journal(true, 0, true);
    private TradingState state = TradingState.ACTIVE;
    private Instant watchdogSeen = NOW;
    private Instant asOf = NOW;
    private BigDecimal equity = new BigDecimal("100000");
    private BigDecimal sessionStart = equity;
    private BigDecimal sessionLow = equity;
    private Instant accountAt = NOW;
    private boolean accountKnown = true;

    private World() {}

    public static World ordinary() {
        World world = new World().agent(false).source("feed-1").evidence("evidence-1", "public");
        for (String symbol : List.of("AAPL", "MSFT", "NVDA", "AMZN", "META", "TSLA")) {
            world.instrument(symbol, "0.01", "1", 60).mark(symbol, "100", NOW);
        }
        return world;
    }

    public World agent(boolean quarantined) {
        agents.put(KENNY, new Facts.Agent(2, "acct-1", "alice", quarantined, 600, 120));
        return this;
    }

    /** What kenny may propose a minute. */
    public World rates(int actions, int orders) {
        agents.put(KENNY, new Facts.Agent(2, "acct-1", "alice", false, actions, orders));
        return this;
    }

    public World withoutAgent() {
        agents.clear();
        return this;
    }

    public World equity(String amount) {
        return session(amount, amount, amount);
    }

    /** The equity now, when the session began, and at its lowest. */
    public World session(String now, String start, String low) {
        equity = new BigDecimal(now);
        sessionStart = new BigDecimal(start);
        sessionLow = new BigDecimal(low);
        return this;
    }

    public World accountAt(Instant at) {
        accountAt = at;
        return this;
    }

    public World withoutAccount() {
        accountKnown = false;
        return this;
    }

    /** A holding whose entries have their stops 5 % away from 100. */
    public World holding(String symbol, String quantity, String openBuys, String openSells) {
        return holding(
                symbol,
                new Account.Holding(
                        new BigDecimal(quantity),
                        new BigDecimal(openBuys),
                        new BigDecimal(openSells),
                        new BigDecimal("95"),
                        new BigDecimal("105")));
    }

    /** A holding whose stops are so near that next to nothing is at risk. */
    public World safeHolding(String symbol, String quantity) {
        return holding(
                symbol,
                new Account.Holding(
                        new BigDecimal(quantity),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        new BigDecimal("99.99"),
                        new BigDecimal("100.01")));
    }

    public World holding(String symbol, Account.Holding holding) {
        holdings.put(symbol, holding);
        return this;
    }

    public World flow(String symbol, Account.OrderFlow flow) {
        flows.put(symbol, flow);
        return this;
    }

    public World holding(String symbol, String quantity) {
        return holding(symbol, quantity, "0", "0");
    }

    public World instrument(String symbol, String tick, String multiplier, int maxQuoteAgeSeconds) {
        instruments.put(
                symbol,
                new Market.Instrument(
                        3,
                        "equity",
                        new BigDecimal(tick),
                        new BigDecimal(multiplier),
                        new BigDecimal("5000000"),
                        BigDecimal.ZERO,
                        maxQuoteAgeSeconds,
                        false,
                        List.of()));
        return this;
    }

    public World instrument(String symbol, UnaryOperator<Market.Instrument> change) {
        instruments.computeIfPresent(symbol, (_, instrument) -> change.apply(instrument));
        return this;
    }

    public World withoutInstrument(String symbol) {
        instruments.remove(symbol);
        return this;
    }

    public World mark(String symbol, String price, Instant at) {
        marks.put(symbol, new Market.Mark(7, new BigDecimal(price), new BigDecimal(price), "feed-1", at));
        return this;
    }

    public World mark(String symbol, Market.Mark mark) {
        marks.put(symbol, mark);
        return this;
    }

    public World source(String name) {
        sources.put(name, new Market.Source(1, "price"));
        return this;
    }

    public World withoutSource(String name) {
        sources.remove(name);
        return this;
    }

    public World intent(String symbol, Market.Intent intent) {
        intents.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(intent);
        return this;
    }

    public World published(String symbol, Market.Published published) {
        publications.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(published);
        return this;
    }

    public World evidence(String id, String... labels) {
        evidence.put(id, new Registers.Evidence(1, List.of(labels), NOW));
        return this;
    }

    public World withoutEvidence(String id) {
        evidence.remove(id);
        return this;
    }

    public World consent(Registers.Consent consent) {
        consents.add(consent);
        return this;
    }

    public World destination(String name, Registers.Grant... grants) {
        destinations.put(name, new Registers.Destination(14, List.of(grants)));
        return this;
    }

    public World snapshot(String id, Registers.Snapshot snapshot) {
        snapshots.put(id, snapshot);
        return this;
    }

    public World override(People.Override override) {
        overrides.add(override);
        return this;
    }

    public World directive(People.Directive directive) {
        directives.add(directive);
        return this;
    }

    /** How much kenny has proposed within the last minute. */
    public World pace(int actions, int orders) {
        pace = new Conduct.Pace(actions, orders);
        return this;
    }

    /** How often a proposal of kenny's was denied within the last minute. */
    public World denied(Proposal proposal, int times) {
        denials.put(proposal.actionDigest(KENNY), times);
        return this;
    }

    /** How many decisions led to one of kenny's decisions, itself included. */
    public World depth(String decisionId, int depth) {
        depths.put(Conduct.depthKey(KENNY, decisionId), depth);
        return this;
    }

    public World withoutMark(String symbol) {
        marks.remove(symbol);
        return this;
    }

    public World review(Proposal proposal, Instant at, Instant expiresAt) {
        return review(proposal, "olga", at, expiresAt);
    }

    public World review(Proposal proposal, String reviewer, Instant at, Instant expiresAt) {
        reviews.put(proposal.actionDigest(KENNY), new People.Review(11, reviewer, at, expiresAt));
        return this;
    }

    public World reviewed(Proposal proposal) {
        return review(proposal, NOW, NOW.plus(Duration.ofMinutes(15)));
    }

    public World journal(boolean headKnown, long lagMillis, boolean aboveReserve) {
        journal = new Facts.Journal(headKnown, lagMillis, aboveReserve);
        return this;
    }

    public World state(TradingState trading) {
        state = trading;
        return this;
    }

    public World watchdogSeen(Instant at) {
        watchdogSeen = at;
        return this;
    }

    public World asOf(Instant at) {
        asOf = at;
        return this;
    }

    public Facts facts() {
        if (accountKnown) {
            accounts.put(
                    "acct-1",
                    new Account(5, "USD", "2026-03-02", equity, sessionStart, sessionLow, accountAt, holdings, flows));
        }
        return new Facts(
                12,
                asOf,
                new Facts.Control(state, 4, watchdogSeen, journal),
                agents,
                accounts,
                new Market(instruments, marks, sources, intents, publications),
                new Registers(evidence, consents, destinations, snapshots),
                new People(reviews, overrides, directives),
                new Conduct(Map.of(KENNY, pace), denials, depths));
    }

    /** What is decided of a proposal of kenny's, now. */
    public Verdict decide(Proposal proposal) {
        return decideInOrder(proposal).getFirst();
    }

    /** What is decided of some proposals of kenny's that arrive in one group. */
    public List<Verdict> decideInOrder(Proposal... proposals) {
        Group group =
                new Group(facts(), Arrays.stream(proposals).map(World::asked).toList());
        return GRAVEYARD
                .evaluate(new EvaluationRequest(List.of(group)))
                .groups()
                .getFirst();
    }

    public static Item asked(Proposal proposal) {
        return new Item(KENNY, proposal.actionDigest(KENNY), NOW, proposal);
    }
}
