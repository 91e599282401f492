package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.evaluation.Market.Instrument;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinRiskRewardTest {
    private static final String RULE = "min_risk_reward";

    @Test
    void aTargetOneAndAHalfTimesTheRiskAwayPassesAndANearerOneDoesNot() {
        assertThat(named(buyTo("107.500001"))).isEmpty();
        assertThat(named(buyTo("107.5"))).isEmpty();
        assertThat(named(buyTo("107.499999"))).containsExactly(RULE);
    }

    @Test
    void whatIsShownFallsShortWhenTheRatioDoes() {
        assertThat(violation(buyTo("107.499999"), RULE).observed()).isEqualTo("1.4999");
        assertThat(measurement(buyTo("107.5"), RULE).observed()).isEqualTo("1.50");
    }

    @Test
    void theDenialSaysWhatIsWrongWithTheTarget() {
        assertThat(violation(buyTo("107.499999"), RULE).message())
                .isEqualTo("reward over risk is 1.4999; the least is 1.50");
        assertThat(violation(buyTo("100"), RULE).message())
                .isEqualTo("nothing would be won at the take_profit, after fees");
        assertThat(violation(buyTo("100.000001"), RULE).message()).startsWith("reward over risk is 0.00;");
    }

    @Test
    void theTargetOfAShortLiesBelow() {
        assertThat(sellTo("92.5")).isEmpty();
        assertThat(sellTo("92.500001")).containsExactly(RULE);
        assertThat(sellTo("107.5")).containsExactly(RULE);
    }

    @Test
    void anEntryNeedsATargetOnTheWinningSide() {
        Verdict without =
                World.ordinary().decide(Proposed.buy("1").without("take_profit").now());
        assertThat(named(without)).containsExactly(RULE);
        assertThat(violation(without, RULE).observed()).isEqualTo("no target");
        assertThat(named(buyTo("100"))).containsExactly(RULE);
        assertThat(named(buyTo("90"))).containsExactly(RULE);
    }

    @Test
    void anEntryNeedsAStopToBeMeasured() {
        Verdict without =
                World.ordinary().decide(Proposed.buy("1").without("stop_loss").now());
        assertThat(violation(without, RULE).observed()).isEqualTo("no stop");
        Verdict winning = World.ordinary()
                .decide(Proposed.buy("1").with("stop_loss", "101").now());
        assertThat(violation(winning, RULE).observed()).isEqualTo("undefined");
    }

    @Test
    void feesCountOnBothSides() {
        World world = World.ordinary().instrument("AAPL", old -> withFees(old, "1"));
        assertThat(named(world.decide(
                        Proposed.buy("1").with("take_profit", "110").now())))
                .isEmpty();
        assertThat(named(world.decide(
                        Proposed.buy("1").with("take_profit", "109.999999").now())))
                .containsExactly(RULE);
        World impossible = World.ordinary().instrument("AAPL", old -> withFees(old, "-1"));
        assertThat(named(impossible.decide(Proposed.buy("1").now()))).containsExactly("FACT_UNAVAILABLE");
    }

    @Test
    void aLimitOrderIsEnteredAtItsLimit() {
        Proposed order = Proposed.buy("1").limit("99").with("take_profit", "105");
        assertThat(named(World.ordinary().decide(order.now()))).isEmpty();
        assertThat(named(World.ordinary()
                        .decide(order.with("take_profit", "104.999999").now())))
                .containsExactly(RULE);
    }

    @Test
    void theMarkIsNeededAndFresh() {
        for (World world : List.of(
                World.ordinary().withoutMark("AAPL"), World.ordinary().mark("AAPL", "100", NOW.minusMillis(60_001)))) {
            Verdict verdict = world.decide(Proposed.buy("1").now());
            assertThat(named(verdict)).containsExactly("FACT_UNAVAILABLE");
            assertThat(measurement(verdict, RULE).unit()).isEqualTo("marks/AAPL");
        }
    }

    @Test
    void anExitNeedsNoTarget() {
        World world = World.ordinary().holding("AAPL", "10");
        assertThat(named(world.decide(Proposed.sell("10").without("take_profit").now())))
                .isEmpty();
        assertThat(named(world.decide(Proposed.sell("11").without("take_profit").now())))
                .containsExactly(RULE);
    }

    private static Verdict buyTo(String target) {
        return World.ordinary()
                .decide(Proposed.buy("1").with("take_profit", target).now());
    }

    private static List<String> sellTo(String target) {
        return named(World.ordinary()
                .decide(Proposed.sell("1").with("take_profit", target).now()));
    }

    private static Instrument withFees(Instrument old, String fees) {
        return new Instrument(
                old.revision(),
                old.assetClass(),
                old.tickSize(),
                old.multiplier(),
                old.averageDailyVolume(),
                new BigDecimal(fees),
                old.maxQuoteAgeSeconds(),
                false,
                List.of());
    }
}
