package dev.ark.graveyard.evaluation;

import dev.ark.contract.action.Trade.Side;
import dev.ark.contract.evaluation.Account.Fill;
import dev.ark.contract.evaluation.Account.Holding;
import dev.ark.contract.evaluation.Account.OpenSide;
import dev.ark.contract.evaluation.Account.OrderFlow;
import dev.ark.contract.evaluation.Market.Blackout;
import dev.ark.contract.evaluation.Market.Instrument;
import dev.ark.contract.evaluation.Market.Intent;
import dev.ark.contract.evaluation.Market.Mark;
import dev.ark.contract.evaluation.Market.Published;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** What goes on in a market, by chance: flows, intents, publications, evidence, blackouts, jumps, fees and losing sessions. */
final class RandomTrading {
    private static final List<String> PRICES =
            List.of("100", "99.99", "98", "101", "110", "110.01", "0.99", "1e17", "0", "-1", "1e999");
    private static final List<String> QUANTITIES = List.of("1", "9", "10", "11", "80", "100", "1950", "0", "1e999");

    private final Random random;

    RandomTrading(Random random) {
        this.random = random;
    }

    void happens(World world, String symbol) {
        if (chance(8)) {
            world.flow(symbol, flow());
        }
        if (chance(8)) {
            world.intent(
                    symbol,
                    new Intent(9, "intent-1", pick(List.of("alice", "bob")), side(), random.nextBoolean(), instant()));
        }
        if (chance(8)) {
            world.published(
                    symbol,
                    new Published(
                            8,
                            pick(List.of("kenny", "mallory")),
                            pick(List.of("alice", "bob")),
                            pick(List.of("acct-1", "acct-9")),
                            instant()));
        }
        if (chance(8)) {
            world.instrument(symbol, this::changed);
        }
        if (chance(12)) {
            world.mark(
                    symbol,
                    new Mark(
                            7,
                            price(),
                            random.nextBoolean() ? price() : null,
                            pick(List.of("feed-1", "x")),
                            instant()));
        }
        if (chance(12)) {
            world.holding(
                    symbol,
                    new Holding(
                            new BigDecimal(pick(List.of("1", "-1", "60", "-100"))),
                            quantity(),
                            quantity(),
                            random.nextBoolean() ? price() : null,
                            random.nextBoolean() ? price() : null));
        }
    }

    void happens(World world) {
        if (chance(8)) {
            world.session(
                    pick(List.of("100000", "97000", "95000", "120000")),
                    pick(List.of("100000", "0", "-1", "1e999")),
                    pick(List.of("100000", "96000", "95000", "94999.99")));
        }
        if (chance(12)) {
            world.evidence("evidence-1", labels());
        }
        if (chance(20)) {
            world.withoutEvidence("evidence-1");
        }
        if (chance(20)) {
            world.withoutSource("feed-1");
        }
    }

    Proposed publication(String symbol) {
        Proposed publication = Proposed.action("publish")
                .with("channel", "blog")
                .with("text", pick(List.of("buy AAPL!", "MSFT, NVDA and TSLA", "nothing", "AAPL.", "...")));
        return random.nextBoolean() ? publication.with("symbol", symbol) : publication;
    }

    private OrderFlow flow() {
        int placed = random.nextInt(25);
        return new OrderFlow(
                placed,
                random.nextInt(placed + 1),
                open(),
                open(),
                random.nextBoolean() ? List.of() : List.of(new Fill(side(), quantity(), instant())));
    }

    private OpenSide open() {
        return chance(3) ? new OpenSide(chance(4), random.nextBoolean() ? price() : null) : OpenSide.NONE;
    }

    private Instrument changed(Instrument old) {
        return new Instrument(
                old.revision(),
                old.assetClass(),
                old.tickSize(),
                old.multiplier(),
                new BigDecimal(pick(List.of("5000000", "100000", "99999", "1000", "0", "-1", "1e999"))),
                new BigDecimal(pick(List.of("0", "0.01", "2", "-1"))),
                old.maxQuoteAgeSeconds(),
                chance(4),
                chance(4) ? List.of(new Blackout(instant(), instant())) : List.of());
    }

    private String[] labels() {
        return pick(List.of(
                new String[0],
                new String[] {"public"},
                new String[] {"research", "MNPI"},
                new String[] {"order_flow"},
                new String[] {"insider_tip"}));
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private BigDecimal price() {
        return new BigDecimal(pick(PRICES));
    }

    private BigDecimal quantity() {
        return new BigDecimal(pick(QUANTITIES));
    }

    private Instant instant() {
        return pick(List.of(
                World.NOW,
                World.NOW.minusSeconds(30),
                World.NOW.minusSeconds(61),
                World.NOW.minusSeconds(86_401),
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
