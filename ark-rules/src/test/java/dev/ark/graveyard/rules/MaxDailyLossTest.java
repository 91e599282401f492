package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Account.Holding;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaxDailyLossTest {
    private static final String RULE = "max_daily_loss";

    @Test
    void aLossOfFivePercentEndsTheEntriesOfASession() {
        assertThat(afterLow("95000.01")).isEmpty();
        assertThat(afterLow("95000")).containsExactly(RULE);
        assertThat(afterLow("94999.99")).containsExactly(RULE);
    }

    @Test
    void whatAnOrderCouldLoseIsDeniedAndStopsNobodyElse() {
        Verdict verdict =
                World.ordinary().decide(Proposed.buy("140").without("stop_loss").now());
        assertThat(violation(verdict, RULE).effect()).isEqualTo(Effect.DENY);
        assertThat(violation(verdict, RULE).message())
                .isEqualTo("the session's loss could reach 0.14 of its starting equity if every stop were hit; the"
                        + " limit is 0.05");
        assertThat(measurement(verdict, RULE).facts())
                .containsExactly("accounts/acct-1@5", "instruments/AAPL@3", "marks/AAPL@7");
    }

    @Test
    void theLossStaysOneThoughTheEquityComesBack() {
        Verdict verdict = World.ordinary()
                .session("120000", "100000", "95000")
                .decide(Proposed.buy("1").now());
        assertThat(violation(verdict, RULE).effect()).isEqualTo(Effect.DENY_AND_REDUCE);
        assertThat(violation(verdict, RULE).observed()).isEqualTo("0.05");
        assertThat(violation(verdict, RULE).message())
                .isEqualTo("the session's loss has reached 0.05 of its starting equity; the limit is 0.05");
    }

    @Test
    void aLowThatIsAboveTheEquityIsNotBelieved() {
        World world = World.ordinary().session("95000", "100000", "100000");
        assertThat(named(world.decide(Proposed.buy("1").now()))).containsExactly(RULE);
    }

    @Test
    void whatTheStopsCouldStillLoseIsAdded() {
        assertThat(afterLossAndRisk("96000", "199.999999")).isEmpty();
        assertThat(afterLossAndRisk("96000", "200")).isEmpty();
        assertThat(afterLossAndRisk("96000", "200.000001")).containsExactly(RULE);
    }

    @Test
    void aGainDoesNotMakeRoomForMore() {
        World world = World.ordinary().session("101000", "100000", "100000").holding("MSFT", "999");
        assertThat(named(world.decide(Proposed.buy("1").now()))).isEmpty();
        assertThat(named(world.decide(Proposed.buy("1.000001").now()))).containsExactly(RULE);
    }

    @Test
    void withoutAStopAllOfThePositionIsAtRisk() {
        World world = World.ordinary().holding("MSFT", held("50", "0", "0", null, null));
        assertThat(named(world.decide(Proposed.buy("1").now()))).containsExactly(RULE);
        World smaller = World.ordinary().holding("MSFT", held("49.95", "0", "0", null, null));
        assertThat(named(smaller.decide(Proposed.buy("1").now()))).isEmpty();
    }

    @Test
    void shortsAndOpenOrdersCountAtTheirWorst() {
        World world = World.ordinary().holding("MSFT", held("-500", "100", "499", null, "105"));
        assertThat(named(world.decide(Proposed.buy("1").now()))).isEmpty();
        World more = World.ordinary().holding("MSFT", held("-500", "100", "499.000001", null, "105"));
        assertThat(named(more.decide(Proposed.buy("1").now()))).containsExactly(RULE);
    }

    @Test
    void aStopThatTheMarkHasReachedHasCutNoLoss() {
        World near = World.ordinary().holding("MSFT", held("1400", "0", "0", "99.99", null));
        assertThat(named(near.decide(Proposed.buy("1").now()))).isEmpty();
        for (String stop : new String[] {"100", "101"}) {
            World reached = World.ordinary().holding("MSFT", held("1400", "0", "0", stop, null));
            assertThat(named(reached.decide(Proposed.buy("1").now()))).containsExactly("max_daily_loss");
        }
        World reachedShort = World.ordinary().holding("MSFT", held("-1400", "0", "0", null, "100"));
        assertThat(named(reachedShort.decide(Proposed.buy("1").now()))).containsExactly("max_daily_loss");
    }

    @Test
    void aLimitBeyondTheMarkIsWhatIsPaid() {
        assertThat(measurement(
                                World.ordinary()
                                        .decide(Proposed.buy("10").limit("105").now()),
                                RULE)
                        .observed())
                .isEqualTo("0.001");
        assertThat(measurement(
                                World.ordinary()
                                        .decide(Proposed.buy("10").limit("96").now()),
                                RULE)
                        .observed())
                .isEqualTo("0.0005");
        assertThat(measurement(
                                World.ordinary()
                                        .decide(Proposed.sell("10").limit("95").now()),
                                RULE)
                        .observed())
                .isEqualTo("0.001");
    }

    @Test
    void theLimitOfAnOrderAtTheMarketIsNot() {
        Verdict verdict = World.ordinary()
                .decide(Proposed.buy("10").with("limit_price", "105").now());
        assertThat(measurement(verdict, RULE).observed()).isEqualTo("0.0005");
    }

    @Test
    void theMultiplierCounts() {
        World world = World.ordinary().instrument("AAPL", "0.01", "10", 60);
        assertThat(measurement(world.decide(Proposed.buy("1").now()), RULE).observed())
                .isEqualTo("0.0005");
    }

    @Test
    void ordersOfOneGroupAreAddedUp() {
        World world = World.ordinary().session("95200", "100000", "95200");
        Proposal order = Proposed.buy("30").now();
        List<Verdict> verdicts = world.decideInOrder(order, order);
        assertThat(verdicts.getFirst().outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(named(verdicts.getLast())).containsExactly(RULE);
    }

    @Test
    void aSessionThatBeganWithNothingAllowsNoEntry() {
        for (String start : List.of("0", "-1")) {
            World world = World.ordinary().session("100000", start, start);
            Verdict verdict = world.decide(Proposed.buy("1").now());
            assertThat(named(verdict)).containsExactly(RULE);
            assertThat(violation(verdict, RULE).observed()).isEqualTo("undefined");
        }
    }

    @Test
    void whatWasGainedSinceMakesNoSessionOfNothing() {
        Verdict verdict = World.ordinary()
                .session("100000", "0", "50")
                .decide(Proposed.buy("1").now());
        assertThat(violation(verdict, RULE).effect()).isEqualTo(Effect.DENY_AND_REDUCE);
    }

    @Test
    void anExitIsNotBlockedByTheDaysLoss() {
        World world = World.ordinary().session("90000", "100000", "90000").holding("AAPL", "5");
        assertThat(named(world.decide(Proposed.sell("5").now()))).isEmpty();
    }

    @Test
    void theMarkOfEveryHoldingIsNeededAndFresh() {
        World world = World.ordinary().holding("MSFT", "1").mark("MSFT", "100", NOW.minusMillis(60_001));
        Verdict verdict = world.decide(Proposed.buy("1").now());
        assertThat(named(verdict)).containsExactly("FACT_UNAVAILABLE");
        assertThat(measurement(verdict, RULE).unit()).isEqualTo("marks/MSFT");
    }

    @Test
    void aLossIsToldThoughAMarkIsMissing() {
        World world = World.ordinary().session("90000", "100000", "90000").withoutMark("AAPL");
        assertThat(named(world.decide(Proposed.buy("1").now()))).contains(RULE);
    }

    private static List<String> afterLow(String low) {
        return named(World.ordinary()
                .session("100000", "100000", low)
                .decide(Proposed.buy("1").now()));
    }

    private static List<String> afterLossAndRisk(String equity, String quantity) {
        Proposal order = Proposed.buy(quantity).now();
        return named(World.ordinary()
                        .session(equity, "100000", equity)
                        .reviewed(order)
                        .decide(order))
                .stream()
                .filter(name -> name.equals(RULE))
                .toList();
    }

    private static Holding held(String quantity, String buys, String sells, String longStop, String shortStop) {
        return new Holding(
                new BigDecimal(quantity),
                new BigDecimal(buys),
                new BigDecimal(sells),
                longStop == null ? null : new BigDecimal(longStop),
                shortStop == null ? null : new BigDecimal(shortStop));
    }
}
