package dev.ark.graveyard.known;

import static dev.ark.graveyard.world.World.NOW;

import dev.ark.contract.evaluation.Account.Holding;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.math.BigDecimal;
import java.util.List;

/** What an entry may risk, and that exits are free of it. */
final class RiskQuestions {
    private RiskQuestions() {}

    static void ask(Questions questions) {
        positions(questions);
        losses(questions);
        leverage(questions);
        stops(questions);
        targets(questions);
        instruments(questions);
    }

    private static void positions(Questions questions) {
        for (String quantity : List.of("99.99", "100", "100.01")) {
            Proposed order = Proposed.buy(quantity);
            questions.ask(
                    "a position of " + quantity + " units", World.ordinary().reviewed(order.now()), order);
        }
        questions.ask("a quarter of the equity at once", World.ordinary(), Proposed.buy("250"));
        questions.ask(
                "a position beside open orders", World.ordinary().holding("AAPL", "30", "50", "0"), Proposed.buy("21"));
        questions.ask("a position with no equity", World.ordinary().equity("0"), Proposed.buy("1"));
        questions.ask("a position with debts", World.ordinary().equity("-1"), Proposed.buy("1"));
        questions.ask("an exit from a large position", World.ordinary().holding("AAPL", "900"), Proposed.sell("900"));
        questions.ask(
                "an exit that turns the position over", World.ordinary().holding("AAPL", "10"), Proposed.sell("50"));
        questions.ask(
                "the multiplier in a position",
                World.ordinary().instrument("AAPL", "0.01", "10", 60),
                Proposed.buy("10.01"));
    }

    private static void losses(Questions questions) {
        for (String low : List.of("95000.01", "95000", "94999.99")) {
            questions.ask(
                    "a session's low of " + low, World.ordinary().session("100000", "100000", low), Proposed.buy("1"));
        }
        questions.ask(
                "a loss that came back", World.ordinary().session("120000", "100000", "94000"), Proposed.buy("1"));
        questions.ask(
                "risk to the stops within the day's loss",
                World.ordinary().session("95200", "100000", "95200"),
                Proposed.buy("40"));
        questions.ask(
                "risk to the stops beyond the day's loss",
                World.ordinary().session("95200", "100000", "95200"),
                Proposed.buy("40.01"));
        questions.ask(
                "a holding without a stop",
                World.ordinary()
                        .holding(
                                "MSFT",
                                new Holding(new BigDecimal("51"), BigDecimal.ZERO, BigDecimal.ZERO, null, null)),
                Proposed.buy("1"));
        questions.ask(
                "an exit after the day's loss",
                World.ordinary().session("90000", "100000", "90000").holding("AAPL", "5"),
                Proposed.sell("5"));
        questions.ask(
                "a session that began with nothing", World.ordinary().session("100000", "0", "0"), Proposed.buy("1"));
    }

    private static void leverage(Questions questions) {
        for (String quantity : List.of("50", "50.01")) {
            Proposed order = Proposed.buy(quantity);
            questions.ask(
                    "gross exposure with " + quantity + " more", safely("1950").reviewed(order.now()), order);
        }
        questions.ask(
                "a leverage claimed above the limit",
                World.ordinary(),
                Proposed.buy("1").with("leverage", "3"));
        questions.ask(
                "a leverage claimed below the book's",
                safely("1400"),
                Proposed.buy("10").with("leverage", "1"));
        questions.ask("an exit at high leverage", safely("2500").holding("AAPL", "10"), Proposed.sell("10"));
    }

    private static void stops(Questions questions) {
        questions.ask("no stop", World.ordinary(), Proposed.buy("10").without("stop_loss"));
        questions.ask(
                "a stop on the wrong side", World.ordinary(), Proposed.buy("10").with("stop_loss", "101"));
        questions.ask(
                "a stop one tick away", World.ordinary(), Proposed.buy("10").with("stop_loss", "99.99"));
        questions.ask(
                "a stop nearer than a tick",
                World.ordinary(),
                Proposed.buy("10").with("stop_loss", "99.995"));
        questions.ask(
                "a stop half way down",
                World.ordinary(),
                Proposed.buy("10").with("stop_loss", "50").with("take_profit", "200"));
        questions.ask(
                "a stop further down",
                World.ordinary(),
                Proposed.buy("10").with("stop_loss", "49.99").with("take_profit", "200"));
        questions.ask("a stop for a part", World.ordinary(), Proposed.buy("10").with("stop_quantity", "9.99"));
        questions.ask(
                "a stop for the whole", World.ordinary(), Proposed.buy("10").with("stop_quantity", "10"));
        questions.ask(
                "a short's stop below", World.ordinary(), Proposed.sell("10").with("stop_loss", "99"));
        questions.ask(
                "an exit without a stop",
                World.ordinary().holding("AAPL", "10"),
                Proposed.sell("10").without("stop_loss"));
    }

    private static void targets(Questions questions) {
        for (String target : List.of("107.51", "107.5", "107.49", "100", "90")) {
            questions.ask(
                    "a target at " + target,
                    World.ordinary(),
                    Proposed.buy("10").with("take_profit", target));
        }
        questions.ask("no target", World.ordinary(), Proposed.buy("10").without("take_profit"));
        questions.ask("a short's target", World.ordinary(), Proposed.sell("10").with("take_profit", "92.5"));
        questions.ask(
                "a short's target too near",
                World.ordinary(),
                Proposed.sell("10").with("take_profit", "92.51"));
        questions.ask(
                "a limit order's ratio",
                World.ordinary(),
                Proposed.buy("10").limit("99").with("take_profit", "105"));
    }

    private static void instruments(Questions questions) {
        World four = World.ordinary();
        List.of("MSFT", "NVDA", "AMZN", "META").forEach(symbol -> four.holding(symbol, "1"));
        questions.ask("a fifth instrument", four, Proposed.buy("1"));
        questions.ask("a sixth instrument", four.holding("TSLA", "0", "1", "0"), Proposed.buy("1"));
        questions.ask("more of the fifth", four, Proposed.buy("1").with("symbol", "TSLA"));
        questions.ask(
                "a stale price", World.ordinary().mark("AAPL", "100", NOW.minusMillis(60_001)), Proposed.buy("1"));
    }

    /** A holding of MSFT whose stops risk next to nothing. */
    private static World safely(String quantity) {
        return World.ordinary()
                .holding(
                        "MSFT",
                        new Holding(
                                new BigDecimal(quantity),
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                new BigDecimal("99.99"),
                                new BigDecimal("100.01")));
    }
}
