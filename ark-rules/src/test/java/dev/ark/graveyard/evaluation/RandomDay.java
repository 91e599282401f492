package dev.ark.graveyard.evaluation;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Worlds and proposals by chance: mostly plausible, often at a boundary, now and then absurd. The same seed gives the same day. */
final class RandomDay {
    private static final List<String> SYMBOLS = List.of("AAPL", "MSFT", "NVDA", "AMZN", "META", "TSLA", "GONE");
    private static final List<String> QUANTITIES =
            List.of("0", "1", "10", "79.99", "80", "80.01", "100", "100.01", "500", "1950", "-10", "-100", "-1950");
    private static final List<String> PRICES = List.of("100", "99.99", "0.01", "1e17", "50", "0", "-1", "1e999");
    private static final List<String> PATHS =
            List.of("/tmp/x", "/", "graveyard", "%2e%2e/%", "\u0000", "C:\\x", "~", "..", "ruleset.json");
    private static final List<String> TYPES = List.of(
            "trade",
            "buy",
            "sell",
            "cancel_order",
            "publish",
            "delete",
            "execute_code",
            "rule_change",
            "transfer",
            "observe",
            "teleport",
            "config_change",
            "file_operation",
            "deploy");

    private final Random random;
    private final RandomPeople people;

    RandomDay(long seed) {
        this.random = new Random(seed);
        this.people = new RandomPeople(random, this::instant);
    }

    /** A calm day now and then: on wild ones hardly anything is approved. */
    World world() {
        return chance(3) ? World.ordinary().holding(pick(SYMBOLS), pick(List.of("5", "-5"))) : wild();
    }

    private World wild() {
        World world = World.ordinary().equity(pick(List.of("100000", "1", "0", "-5", "1e18", "1e999")));
        RandomTrading trading = new RandomTrading(random);
        if (random.nextBoolean()) {
            trading.happens(world);
        }
        for (String symbol : SYMBOLS) {
            if (chance(3)) {
                world.holding(symbol, pick(QUANTITIES), open(), open());
            }
            if (chance(8)) {
                world.withoutMark(symbol);
            }
            if (chance(8)) {
                world.instrument(symbol, pick(List.of("0.01", "1", "0")), pick(PRICES), random.nextInt(2_000));
            }
            if (chance(8)) {
                world.mark(symbol, pick(PRICES), instant());
            }
            trading.happens(world, symbol);
        }
        if (chance(8)) {
            world.state(pick(List.of(TradingState.values()))).asOf(instant()).watchdogSeen(instant());
        }
        if (chance(8)) {
            world.journal(random.nextBoolean(), random.nextInt(500), random.nextBoolean())
                    .accountAt(instant());
        }
        people.fill(world);
        if (chance(20)) {
            world.withoutAgent();
        }
        new RandomPrivacy(random).registers(world);
        return chance(20) ? world.withoutAccount() : world;
    }

    /** The world, once people have been asked about a proposal. */
    World answering(World world, Proposal proposal) {
        people.answer(world, proposal);
        return world;
    }

    Proposed proposed() {
        Proposed proposed = chance(4) ? new RandomPrivacy(random).proposed(sensible()) : sensible();
        if (chance(6)) {
            proposed.because(pick(List.of(" ", "because")));
        }
        if (chance(6)) {
            proposed.citing(pick(List.of("evidence-1", "invented")));
        }
        return chance(6) ? proposed.causedBy(pick(List.of("d-1", "d-2"))) : proposed;
    }

    private Proposed sensible() {
        return switch (random.nextInt(8)) {
            case 0 -> order();
            case 1 -> order().with("stop_loss", pick(PRICES)).limit(pick(PRICES));
            case 2 -> Proposed.file(pick(List.of("read", "write", "delete")), pick(PATHS));
            case 3 -> irreversible();
            case 4 ->
                Proposed.action(pick(List.of("deploy", "config_change")))
                        .with("key", pick(List.of("theme.colour", "core.image", "risk.limit", "user.name")))
                        .with("value", "2");
            case 5 -> tagged(order()).with("take_profit", pick(PRICES)).limit(pick(List.of("99", "100", "101")));
            case 6 -> new RandomTrading(random).publication(pick(SYMBOLS));
            default -> anything();
        };
    }

    /** What needs a way back, with one or without. */
    private Proposed irreversible() {
        Proposed proposed = pick(List.of(
                Proposed.transfer("acct-9"),
                Proposed.publication("blog", pick(List.of("hello", "AAPL rose"))),
                Proposed.file(pick(List.of("write", "delete")), "/tmp/x").with("snapshot_id", "snap-1"),
                Proposed.code("ls")));
        return chance(2) ? proposed.without("compensating_plan") : proposed;
    }

    /** An order that can be read. */
    Proposed order() {
        String quantity = pick(List.of("1", "10", "80", "80.01", "100", "100.01", "500", "1950"));
        Proposed order = random.nextBoolean() ? Proposed.buy(quantity) : Proposed.sell(quantity);
        return chance(3) ? order.with("leverage", pick(List.of("1", "1.5", "1.6", "2", "2.1", "9"))) : order;
    }

    /** An order of which the agent says more than it should. */
    private Proposed tagged(Proposed order) {
        Proposed tagged = chance(8) ? order.claiming("manipulative_intent") : order;
        return tagged.with(
                "catalysts",
                CanonicalJson.object().arrayNode().add(pick(List.of("earnings", "pump", "Dump it", "merger"))));
    }

    private Proposed anything() {
        Proposed proposed = Proposed.action(pick(TYPES));
        for (String name : List.of("symbol", "side", "quantity", "path", "code", "language", "key", "order_id")) {
            if (random.nextBoolean()) {
                proposed.with(name, random.nextBoolean() ? pick(PATHS) : pick(PRICES));
            }
        }
        return proposed;
    }

    private String open() {
        return pick(List.of("0", "0", "1", "50", "-1"));
    }

    private Instant instant() {
        return pick(List.of(
                World.NOW,
                World.NOW.minusSeconds(61),
                World.NOW.minusSeconds(100_000),
                World.NOW.plusSeconds(6),
                Instant.MIN,
                Instant.MAX));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
