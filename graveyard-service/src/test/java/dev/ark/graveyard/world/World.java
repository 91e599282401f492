package dev.ark.graveyard.world;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.EvaluationRequest.Item;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.manifest.ReleasedManifest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts of an ordinary day, to be made unordinary: kenny trades for an account of 100,000; AAPL and four more stand at 100, one tick
 * being 0.01; everybody is awake.
 */
public final class World {
    public static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    public static final String KENNY = "kenny";
    public static final Graveyard GRAVEYARD =
            Graveyard.open(ReleasedManifest.bytes(), ReleasedManifest.SHA256, new SilentProbe());

    private final Map<String, Facts.Agent> agents = new HashMap<>();
    private final Map<String, Facts.Account> accounts = new HashMap<>();
    private final Map<String, Facts.Holding> holdings = new HashMap<>();
    private final Map<String, Facts.Instrument> instruments = new HashMap<>();
    private final Map<String, Facts.Mark> marks = new HashMap<>();
    private final Map<String, Facts.Review> reviews = new HashMap<>();
    private Facts.Journal journal = new Facts.Journal(true, 0, true);
    private TradingState state = TradingState.ACTIVE;
    private Instant watchdogSeen = NOW;
    private Instant asOf = NOW;
    private BigDecimal equity = new BigDecimal("100000");
    private Instant accountAt = NOW;
    private boolean accountKnown = true;

    private World() {}

    public static World ordinary() {
        World world = new World().agent(false);
        for (String symbol : List.of("AAPL", "MSFT", "NVDA", "AMZN", "META", "TSLA")) {
            world.instrument(symbol, "0.01", "1", 60).mark(symbol, "100", NOW);
        }
        return world;
    }

    public World agent(boolean quarantined) {
        agents.put(KENNY, new Facts.Agent(2, "acct-1", "alice", quarantined, 600, 120));
        return this;
    }

    public World withoutAgent() {
        agents.clear();
        return this;
    }

    public World equity(String amount) {
        equity = new BigDecimal(amount);
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

    public World holding(String symbol, String quantity, String openBuys, String openSells) {
        holdings.put(
                symbol,
                new Facts.Holding(new BigDecimal(quantity), new BigDecimal(openBuys), new BigDecimal(openSells)));
        return this;
    }

    public World holding(String symbol, String quantity) {
        return holding(symbol, quantity, "0", "0");
    }

    public World instrument(String symbol, String tick, String multiplier, int maxQuoteAgeSeconds) {
        instruments.put(
                symbol,
                new Facts.Instrument(
                        3,
                        "equity",
                        new BigDecimal(tick),
                        new BigDecimal(multiplier),
                        new BigDecimal("5000000"),
                        maxQuoteAgeSeconds));
        return this;
    }

    public World withoutInstrument(String symbol) {
        instruments.remove(symbol);
        return this;
    }

    public World mark(String symbol, String price, Instant at) {
        marks.put(symbol, new Facts.Mark(7, new BigDecimal(price), "feed-1", at));
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
        reviews.put(proposal.actionDigest(KENNY), new Facts.Review(11, reviewer, at, expiresAt));
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
            accounts.put("acct-1", new Facts.Account(5, "USD", equity, equity, accountAt, holdings));
        }
        Facts.Control control = new Facts.Control(state, 4, watchdogSeen, journal);
        return new Facts(12, asOf, control, agents, accounts, instruments, marks, reviews);
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
