package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.action.Trade.Side;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.evaluation.Account.Fill;
import dev.ark.contract.evaluation.Account.OpenSide;
import dev.ark.contract.evaluation.Account.OrderFlow;
import dev.ark.contract.evaluation.Market.Instrument;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoMarketManipulationTest {
    private static final String RULE = "no_market_manipulation";

    @Test
    void aPurchaseDoesNotReachTheAccountsOwnSale() {
        World world = World.ordinary().flow("AAPL", open(OpenSide.NONE, limit("100")));
        assertThat(named(world.decide(Proposed.buy("1").limit("99.99").now()))).isEmpty();
        assertThat(named(world.decide(Proposed.buy("1").limit("100").now()))).containsExactly(RULE);
        assertThat(named(world.decide(Proposed.buy("1").limit("100.01").now()))).containsExactly(RULE);
    }

    @Test
    void aSaleDoesNotReachTheAccountsOwnPurchase() {
        World world = World.ordinary().flow("AAPL", open(limit("100"), OpenSide.NONE));
        assertThat(named(world.decide(Proposed.sell("1").limit("100.01").now())))
                .isEmpty();
        assertThat(named(world.decide(Proposed.sell("1").limit("100").now()))).containsExactly(RULE);
    }

    @Test
    void anOrderAtTheMarketReachesOnePercentBeyondTheMark() {
        assertThat(named(World.ordinary()
                        .flow("AAPL", open(OpenSide.NONE, limit("101.000001")))
                        .decide(Proposed.buy("1").now())))
                .isEmpty();
        assertThat(named(World.ordinary()
                        .flow("AAPL", open(OpenSide.NONE, limit("101")))
                        .decide(Proposed.buy("1").now())))
                .containsExactly(RULE);
        assertThat(named(World.ordinary()
                        .flow("AAPL", open(limit("98.999999"), OpenSide.NONE))
                        .decide(Proposed.sell("1").now())))
                .isEmpty();
        assertThat(named(World.ordinary()
                        .flow("AAPL", open(limit("99"), OpenSide.NONE))
                        .decide(Proposed.sell("1").now())))
                .containsExactly(RULE);
    }

    @Test
    void anOwnOrderAtTheMarketIsMetByAnyOfTheOtherSide() {
        World world = World.ordinary().flow("AAPL", open(OpenSide.NONE, new OpenSide(true, null)));
        assertThat(named(world.decide(Proposed.buy("1").limit("96").now()))).containsExactly(RULE);
        assertThat(named(world.decide(Proposed.sell("1").now()))).isEmpty();
    }

    @Test
    void theMarkIsNeededOnlyToMeetALimitFromTheMarket() {
        World world = World.ordinary().holding("AAPL", "-5").withoutMark("AAPL");
        assertThat(named(world.decide(Proposed.buy("5").now()))).isEmpty();
        world.flow("AAPL", open(OpenSide.NONE, limit("150")));
        assertThat(named(world.decide(Proposed.buy("5").limit("100").now()))).isEmpty();
        assertThat(named(world.decide(Proposed.buy("5").now()))).containsExactly("FACT_UNAVAILABLE");
    }

    @Test
    void twoOrdersOfOneGroupDoNotMeet() {
        List<Verdict> verdicts = World.ordinary()
                .decideInOrder(
                        Proposed.buy("1").limit("100").now(),
                        Proposed.sell("2").limit("100").now());
        assertThat(verdicts.getFirst().outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(named(verdicts.getLast())).containsExactly(RULE);
    }

    @Test
    void aFillIsNotUndoneWithinAMinute() {
        assertThat(sellAfter(Side.BUY, "10", NOW.minusMillis(59_999))).containsExactly(RULE);
        assertThat(sellAfter(Side.BUY, "10", NOW.minusSeconds(60))).containsExactly(RULE);
        assertThat(sellAfter(Side.BUY, "10", NOW.minusMillis(60_001))).isEmpty();
        assertThat(sellAfter(Side.SELL, "10", NOW)).isEmpty();
    }

    @Test
    void aFillOfAnotherSizeIsNotUndone() {
        assertThat(sellAfter(Side.BUY, "10.999999", NOW)).containsExactly(RULE);
        assertThat(sellAfter(Side.BUY, "11", NOW)).containsExactly(RULE);
        assertThat(sellAfter(Side.BUY, "11.000001", NOW)).isEmpty();
        assertThat(sellAfter(Side.BUY, "9", NOW)).containsExactly(RULE);
        assertThat(sellAfter(Side.BUY, "8.999999", NOW)).isEmpty();
    }

    @Test
    void anExitCanBeAWashTradeAsWell() {
        World world = World.ordinary().holding("AAPL", "10").flow("AAPL", filled(Side.BUY, "10", NOW));
        assertThat(named(world.decide(Proposed.sell("10").now()))).containsExactly(RULE);
    }

    @Test
    void ordersThatAreMostlyCancelledAreLayering() {
        assertThat(buyAfter(19, 19)).isEmpty();
        assertThat(buyAfter(20, 17)).isEmpty();
        assertThat(buyAfter(20, 18)).containsExactly(RULE);
        assertThat(buyAfter(21, 18)).isEmpty();
        assertThat(buyAfter(21, 19)).containsExactly(RULE);
    }

    @Test
    void takingOrdersBackIsNeverLayering() {
        World world = World.ordinary().flow("AAPL", counted(100, 100));
        assertThat(named(world.decide(Proposed.cancel().now()))).isEmpty();
    }

    @Test
    void anOrderIsSmallBesideTheVolume() {
        assertThat(buyWithVolume("200.00002")).isEmpty();
        assertThat(buyWithVolume("200")).isEmpty();
        assertThat(buyWithVolume("199.99998")).containsExactly(RULE);
        assertThat(buyWithVolume("0")).containsExactly(RULE);
        assertThat(buyWithVolume("-1")).containsExactly("FACT_UNAVAILABLE");
    }

    @Test
    void whoeverSaysSoIsBelieved() {
        World world = World.ordinary().holding("AAPL", "5").withoutInstrument("AAPL");
        Verdict verdict =
                world.decide(Proposed.sell("5").claiming("manipulative_intent").now());
        assertThat(named(verdict)).contains(RULE);
        assertThat(violation(verdict, RULE).message()).contains("the agent itself");
    }

    @Test
    void theFactsLookedAtAreNamed() {
        Verdict verdict = World.ordinary().decide(Proposed.buy("1").now());
        assertThat(measurement(verdict, RULE).facts()).containsExactly("accounts/acct-1@5", "instruments/AAPL@3");
    }

    private static List<String> sellAfter(Side side, String quantity, Instant at) {
        return named(World.ordinary()
                .flow("AAPL", filled(side, quantity, at))
                .decide(Proposed.sell("10").now()));
    }

    private static List<String> buyAfter(int placed, int cancelled) {
        return named(World.ordinary()
                .flow("AAPL", counted(placed, cancelled))
                .decide(Proposed.buy("1").now()));
    }

    private static List<String> buyWithVolume(String volume) {
        World world = World.ordinary().instrument("AAPL", old -> withVolume(old, volume));
        return named(world.decide(Proposed.buy("10").now()));
    }

    private static Instrument withVolume(Instrument old, String volume) {
        return new Instrument(
                old.revision(),
                old.assetClass(),
                old.tickSize(),
                old.multiplier(),
                new BigDecimal(volume),
                old.feesPerUnit(),
                old.maxQuoteAgeSeconds(),
                false,
                List.of());
    }

    private static OpenSide limit(String price) {
        return new OpenSide(false, new BigDecimal(price));
    }

    private static OrderFlow open(OpenSide buys, OpenSide sells) {
        return new OrderFlow(0, 0, buys, sells, List.of());
    }

    private static OrderFlow filled(Side side, String quantity, Instant at) {
        return new OrderFlow(0, 0, OpenSide.NONE, OpenSide.NONE, List.of(new Fill(side, new BigDecimal(quantity), at)));
    }

    private static OrderFlow counted(int placed, int cancelled) {
        return new OrderFlow(placed, cancelled, OpenSide.NONE, OpenSide.NONE, List.of());
    }
}
