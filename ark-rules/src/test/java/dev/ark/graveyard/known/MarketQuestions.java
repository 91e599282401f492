package dev.ark.graveyard.known;

import static dev.ark.graveyard.world.World.NOW;

import dev.ark.contract.action.Trade.Side;
import dev.ark.contract.evaluation.Account.Fill;
import dev.ark.contract.evaluation.Account.OpenSide;
import dev.ark.contract.evaluation.Account.OrderFlow;
import dev.ark.contract.evaluation.Market.Blackout;
import dev.ark.contract.evaluation.Market.Instrument;
import dev.ark.contract.evaluation.Market.Intent;
import dev.ark.contract.evaluation.Market.Published;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Insiders, manipulation, pump and dump, front running. */
final class MarketQuestions {
    private MarketQuestions() {}

    static void ask(Questions questions) {
        insiders(questions);
        crossings(questions);
        washesAndLayers(questions);
        publications(questions);
        intents(questions);
    }

    private static void insiders(Questions questions) {
        questions.ask("an ordinary entry", World.ordinary(), Proposed.buy("10"));
        questions.ask("an ordinary short entry", World.ordinary(), Proposed.sell("10"));
        questions.ask("a restricted instrument", instrument("5000000", true), Proposed.buy("1"));
        questions.ask(
                "an exit from a restricted instrument",
                instrument("5000000", true).holding("AAPL", "5"),
                exit());
        questions.ask("a blackout that ends now", blackout(NOW.minusSeconds(60), NOW), Proposed.buy("1"));
        questions.ask("a blackout just over", blackout(NOW.minusSeconds(60), NOW.minusMillis(1)), Proposed.buy("1"));
        questions.ask("a blackout that begins now", blackout(NOW, NOW.plusSeconds(60)), Proposed.buy("1"));
        questions.ask(
                "inside information", World.ordinary().evidence("evidence-1", "public", "mnpi"), Proposed.buy("1"));
        questions.ask("an insider's tip", World.ordinary().evidence("evidence-1", "insider_tip"), Proposed.buy("1"));
        questions.ask("evidence without a label", World.ordinary().evidence("evidence-1"), Proposed.buy("1"));
        questions.ask(
                "evidence that is not registered", World.ordinary().withoutEvidence("evidence-1"), Proposed.buy("1"));
    }

    private static void crossings(Questions questions) {
        World selling = World.ordinary().flow("AAPL", resting(OpenSide.NONE, limit("100")));
        questions.ask(
                "a purchase below the own sale", selling, Proposed.buy("1").limit("99.99"));
        questions.ask("a purchase at the own sale", selling, Proposed.buy("1").limit("100"));
        World buying = World.ordinary().flow("AAPL", resting(limit("100"), OpenSide.NONE));
        questions.ask(
                "a sale above the own purchase", buying, Proposed.sell("1").limit("100.01"));
        questions.ask("a sale at the own purchase", buying, Proposed.sell("1").limit("100"));
        questions.ask(
                "a market order within the collar of the own sale",
                World.ordinary().flow("AAPL", resting(OpenSide.NONE, limit("101"))),
                Proposed.buy("1"));
        questions.ask(
                "a market order beyond the collar of the own sale",
                World.ordinary().flow("AAPL", resting(OpenSide.NONE, limit("101.01"))),
                Proposed.buy("1"));
        questions.ask(
                "an own market order of the other side",
                World.ordinary().flow("AAPL", resting(OpenSide.NONE, new OpenSide(true, null))),
                Proposed.buy("1").limit("96"));
        questions.ask(
                "a manipulation by its own account",
                World.ordinary(),
                Proposed.buy("1").claiming("manipulative_intent"));
    }

    private static void washesAndLayers(Questions questions) {
        questions.ask("a fill undone within the minute", filled("10", NOW.minusSeconds(60)), Proposed.sell("10"));
        questions.ask("a fill undone after the minute", filled("10", NOW.minusMillis(60_001)), Proposed.sell("10"));
        questions.ask("a fill of a tenth more undone", filled("11", NOW), Proposed.sell("10"));
        questions.ask("a fill of over a tenth more", filled("11.01", NOW), Proposed.sell("10"));
        questions.ask("a wash by an exit", filled("10", NOW).holding("AAPL", "10"), Proposed.sell("10"));
        questions.ask("nine in ten orders cancelled", counted(20, 18), Proposed.buy("1"));
        questions.ask("fewer than nine in ten cancelled", counted(20, 17), Proposed.buy("1"));
        questions.ask("too few orders to be layering", counted(19, 19), Proposed.buy("1"));
        questions.ask("a cancel after much cancelling", counted(100, 100), Proposed.cancel());
        questions.ask("five percent of the volume", instrument("200", false), Proposed.buy("10"));
        questions.ask("more than five percent of the volume", instrument("199.99", false), Proposed.buy("10"));
    }

    private static void publications(Questions questions) {
        Published others = published("mallory", "bob", "acct-9", NOW);
        questions.ask(
                "a thin market that is talked of",
                instrument("99999", false).published("AAPL", others),
                Proposed.buy("1"));
        questions.ask(
                "a market just thick enough", instrument("100000", false).published("AAPL", others), Proposed.buy("1"));
        questions.ask("a thin market that nobody talks of", instrument("99999", false), Proposed.buy("1"));
        questions.ask(
                "a penny stock that is talked of",
                World.ordinary().mark("AAPL", "0.99", NOW).published("AAPL", others),
                Proposed.buy("1").with("stop_loss", "0.9").with("take_profit", "2"));
        questions.ask(
                "a sale after an own publication",
                World.ordinary().holding("AAPL", "5").published("AAPL", published("kenny", "alice", "acct-1", NOW)),
                exit());
        questions.ask(
                "a sale after the principal's publication a day ago",
                World.ordinary()
                        .holding("AAPL", "5")
                        .published("AAPL", published("kyle", "alice", "acct-2", NOW.minusSeconds(86_400))),
                exit());
        questions.ask(
                "a sale after another's publication",
                World.ordinary().holding("AAPL", "5").published("AAPL", others),
                exit());
        questions.ask(
                "a publication about what is held",
                World.ordinary().holding("AAPL", "5"),
                Proposed.publication("blog", "AAPL rose"));
        questions.ask(
                "a publication about what is not held", World.ordinary(), Proposed.publication("blog", "AAPL rose"));
        var pump = CanonicalJson.object().arrayNode().add("a Pump");
        questions.ask(
                "a catalyst that is a scheme",
                World.ordinary(),
                Proposed.buy("1").with("catalysts", pump));
    }

    private static void intents(Questions questions) {
        questions.ask(
                "a pending intent of another's",
                intent("bob", Side.BUY, true, NOW.minusSeconds(900)),
                Proposed.buy("1"));
        questions.ask(
                "an intent of thirty seconds ago",
                intent("bob", Side.BUY, false, NOW.minusSeconds(30)),
                Proposed.buy("1"));
        questions.ask(
                "an intent just later", intent("bob", Side.BUY, false, NOW.minusMillis(29_999)), Proposed.buy("1"));
        questions.ask("an intent to the other side", intent("bob", Side.SELL, true, NOW), Proposed.buy("1"));
        questions.ask("an own intent", intent("alice", Side.BUY, true, NOW), Proposed.buy("1"));
        questions.ask(
                "an exit ahead of an intent",
                intent("bob", Side.SELL, true, NOW).holding("AAPL", "5"),
                exit());
        questions.ask(
                "knowledge of the order flow",
                World.ordinary().evidence("evidence-1", "order_flow"),
                Proposed.buy("1"));
    }

    private static Proposed exit() {
        return Proposed.sell("5").without("stop_loss").without("take_profit");
    }

    private static World instrument(String volume, boolean restricted) {
        return World.ordinary().instrument("AAPL", old -> with(old, volume, restricted, List.of()));
    }

    private static World blackout(Instant from, Instant until) {
        return World.ordinary()
                .instrument("AAPL", old -> with(old, "5000000", false, List.of(new Blackout(from, until))));
    }

    private static Instrument with(Instrument old, String volume, boolean restricted, List<Blackout> blackouts) {
        return new Instrument(
                old.revision(),
                old.assetClass(),
                old.tickSize(),
                old.multiplier(),
                new BigDecimal(volume),
                old.feesPerUnit(),
                old.maxQuoteAgeSeconds(),
                restricted,
                blackouts);
    }

    private static OpenSide limit(String price) {
        return new OpenSide(false, new BigDecimal(price));
    }

    private static OrderFlow resting(OpenSide buys, OpenSide sells) {
        return new OrderFlow(0, 0, buys, sells, List.of());
    }

    private static World filled(String quantity, Instant at) {
        List<Fill> fills = List.of(new Fill(Side.BUY, new BigDecimal(quantity), at));
        return World.ordinary().flow("AAPL", new OrderFlow(1, 0, OpenSide.NONE, OpenSide.NONE, fills));
    }

    private static World counted(int placed, int cancelled) {
        return World.ordinary().flow("AAPL", new OrderFlow(placed, cancelled, OpenSide.NONE, OpenSide.NONE, List.of()));
    }

    private static Published published(String agent, String principal, String account, Instant at) {
        return new Published(8, agent, principal, account, at);
    }

    private static World intent(String principal, Side side, boolean pending, Instant at) {
        return World.ordinary().intent("AAPL", new Intent(9, "intent-1", principal, side, pending, at));
    }
}
