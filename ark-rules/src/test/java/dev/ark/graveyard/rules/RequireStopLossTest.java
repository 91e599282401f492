package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Proposal;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequireStopLossTest {
    private static final String RULE = "require_stop_loss";

    @Test
    void anEntryWithoutAStopIsDenied() {
        var verdict =
                World.ordinary().decide(Proposed.buy("1").without("stop_loss").now());
        assertThat(named(verdict)).containsExactly(RULE, "min_risk_reward");
        assertThat(violation(verdict, RULE).observed()).isEqualTo("missing");
    }

    @Test
    void aStopOneTickAwayPassesAndANearerOneDoesNot() {
        assertThat(buyWithStop("99.98")).isEmpty();
        assertThat(buyWithStop("99.99")).isEmpty();
        assertThat(buyWithStop("99.990001")).containsExactly(RULE);
    }

    @Test
    void aStopHalfThePriceAwayPassesAndAFurtherOneDoesNot() {
        assertThat(buyWithStop("50.01")).isEmpty();
        assertThat(buyWithStop("50")).isEmpty();
        assertThat(buyWithStop("49.999999")).containsExactly(RULE);
    }

    @Test
    void aStopOnTheWrongSideOrAtTheEntryIsDenied() {
        assertThat(buyWithStop("100")).containsExactly(RULE, "min_risk_reward");
        assertThat(buyWithStop("105")).containsExactly(RULE, "min_risk_reward");
        assertThat(sellWithStop("100")).containsExactly(RULE, "min_risk_reward");
        assertThat(sellWithStop("95")).containsExactly(RULE, "min_risk_reward");
    }

    @Test
    void theDenialSaysWhatIsWrongWithTheStop() {
        assertThat(messageAbout(Proposed.buy("1").without("stop_loss"))).contains("needs a stop_loss");
        assertThat(messageAbout(Proposed.buy("1").with("stop_loss", "101"))).contains("below the entry at 100");
        assertThat(messageAbout(Proposed.sell("1").with("stop_loss", "100"))).contains("above the entry at 100");
        assertThat(messageAbout(Proposed.buy("1").with("stop_loss", "99.999"))).contains("nearer");
        assertThat(messageAbout(Proposed.buy("1").with("stop_loss", "1"))).contains("further");
    }

    @Test
    void theStopOfAShortLiesAbove() {
        assertThat(sellWithStop("100.009999")).containsExactly(RULE);
        assertThat(sellWithStop("100.01")).isEmpty();
        assertThat(sellWithStop("150")).isEmpty();
        assertThat(sellWithStop("150.000001")).containsExactly(RULE);
    }

    @Test
    void aLimitOrderIsEnteredAtItsLimit() {
        var order = Proposed.buy("1").limit("90").with("stop_loss", "95").now();
        assertThat(named(World.ordinary().decide(order))).contains(RULE);
        var further = Proposed.buy("1")
                .limit("90")
                .with("stop_loss", "45")
                .with("take_profit", "200")
                .now();
        assertThat(named(World.ordinary().decide(further))).isEmpty();
    }

    @Test
    void anExitNeedsNoStop() {
        World world = World.ordinary().holding("AAPL", "-10");
        assertThat(named(world.decide(Proposed.buy("10").without("stop_loss").now())))
                .isEmpty();
        assertThat(named(world.decide(Proposed.buy("11").without("stop_loss").now())))
                .contains(RULE);
    }

    @Test
    void theStopIsForTheWholeQuantity() {
        assertThat(buyWithStopFor("10.000001")).isEmpty();
        assertThat(buyWithStopFor("10")).isEmpty();
        assertThat(buyWithStopFor("9.999999")).containsExactly(RULE);
        assertThat(messageAbout(Proposed.buy("10").with("stop_quantity", "9"))).contains("whole quantity");
    }

    @Test
    void anExitMayHaveAStopForLess() {
        World world = World.ordinary().holding("AAPL", "-10");
        var exit = Proposed.buy("10").with("stop_quantity", "1").now();
        assertThat(named(world.decide(exit))).isEmpty();
    }

    @Test
    void theTickIsNeeded() {
        World world = World.ordinary().withoutInstrument("AAPL");
        assertThat(named(world.decide(Proposed.buy("1").now()))).containsExactly("FACT_UNAVAILABLE");
    }

    private static String messageAbout(Proposed proposed) {
        return violation(World.ordinary().decide(proposed.now()), RULE).message();
    }

    private static List<String> buyWithStop(String stop) {
        return named(World.ordinary()
                .decide(Proposed.buy("1")
                        .with("stop_loss", stop)
                        .with("take_profit", "200")
                        .now()));
    }

    private static List<String> buyWithStopFor(String quantity) {
        return named(World.ordinary()
                .decide(Proposed.buy("10").with("stop_quantity", quantity).now()));
    }

    private static List<String> sellWithStop(String stop) {
        return named(World.ordinary()
                .decide(Proposed.sell("1")
                        .with("stop_loss", stop)
                        .with("take_profit", "1")
                        .now()));
    }

    @Test
    void aStopThatTheMarketHasPassedCutsNoLoss() {
        assertThat(named(World.ordinary().decide(beyond(Proposed.buy("1"), "110", "100.01", "200"))))
                .contains(RULE);
        assertThat(named(World.ordinary().decide(beyond(Proposed.buy("1"), "110", "100", "200"))))
                .contains(RULE);
        assertThat(named(World.ordinary().decide(beyond(Proposed.buy("1"), "110", "99.99", "200"))))
                .isEmpty();
        assertThat(named(World.ordinary().decide(beyond(Proposed.sell("1"), "90", "100", "1"))))
                .contains(RULE);
        assertThat(named(World.ordinary().decide(beyond(Proposed.sell("1"), "90", "100.01", "1"))))
                .isEmpty();
    }

    @Test
    void whetherTheMarketHasPassedTheStopNeedsTheMark() {
        World world = World.ordinary().withoutMark("AAPL");
        assertThat(measurement(world.decide(beyond(Proposed.buy("1"), "110", "99", "200")), RULE)
                        .observed())
                .isEqualTo("missing");
    }

    private static Proposal beyond(Proposed order, String limit, String stop, String target) {
        return order.limit(limit)
                .with("stop_loss", stop)
                .with("take_profit", target)
                .now();
    }
}
