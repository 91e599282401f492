package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.action.Trade.Side;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.Account.Fill;
import dev.ark.contract.evaluation.Account.Holding;
import dev.ark.contract.evaluation.Account.OpenSide;
import dev.ark.contract.evaluation.Account.OrderFlow;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactReaderTest {
    private static final String REFUSAL = "FACT_UNAVAILABLE";
    private static final String BEYOND = "1e65";

    @Test
    void aMissingFactIsToldOnceHoweverManyRulesNeedIt() {
        var verdict =
                World.ordinary().withoutMark("AAPL").decide(Proposed.buy("1").now());
        assertThat(named(verdict)).containsExactly(REFUSAL);
        var told = violation(verdict, REFUSAL);
        assertThat(told.message()).isEqualTo("marks/AAPL is missing; max_position_size needs it");
        assertThat(told.category()).isEqualTo("risk_management");
        assertThat(told.severity()).isEqualTo(Severity.HIGH);
        assertThat(told.effect()).isEqualTo(Effect.DENY);
    }

    @Test
    void everyMissingFactIsTold() {
        World world =
                World.ordinary().withoutMark("AAPL").withoutInstrument("AAPL").withoutAccount();
        assertThat(world.decide(Proposed.buy("1").now()).violations())
                .extracting(violation -> violation.message().split(" ")[0])
                .containsExactlyInAnyOrder("accounts/acct-1", "instruments/AAPL", "marks/AAPL");
    }

    @Test
    void aMarkMayBeAsOldAsItsInstrumentAllows() {
        assertThat(withMarkAge(60, 60_000)).isEmpty();
        assertThat(withMarkAge(60, 60_001)).containsExactly(REFUSAL);
    }

    @Test
    void noInstrumentAllowsMoreThanTheManifest() {
        assertThat(withMarkAge(5_000, 900_000)).isEmpty();
        assertThat(withMarkAge(5_000, 900_001)).containsExactly(REFUSAL);
    }

    @Test
    void aMarkFromTheFutureIsStale() {
        assertThat(withMarkAge(60, -5_000)).isEmpty();
        assertThat(withMarkAge(60, -5_001)).containsExactly(REFUSAL);
    }

    @Test
    void accountFiguresLiveForADay() {
        assertThat(named(World.ordinary()
                        .accountAt(NOW.minusSeconds(86_400))
                        .decide(Proposed.buy("1").now())))
                .isEmpty();
        assertThat(named(World.ordinary()
                        .accountAt(NOW.minusMillis(86_400_001))
                        .decide(Proposed.buy("1").now())))
                .containsExactly(REFUSAL);
        assertThat(named(World.ordinary()
                        .accountAt(NOW.plusMillis(5_001))
                        .decide(Proposed.buy("1").now())))
                .containsExactly(REFUSAL);
    }

    @Test
    void whatCannotBeIsNotUsed() {
        var order = Proposed.buy("1").now();
        assertThat(named(World.ordinary().mark("AAPL", "0", NOW).decide(order))).containsExactly(REFUSAL);
        assertThat(named(World.ordinary().mark("AAPL", "-1", NOW).decide(order)))
                .containsExactly(REFUSAL);
        assertThat(named(World.ordinary().equity("1e999999").decide(order))).containsExactly(REFUSAL);
        assertThat(named(World.ordinary().holding("MSFT", "1", "-1", "0").decide(order)))
                .containsExactly(REFUSAL);
        assertThat(named(World.ordinary().instrument("AAPL", "0.01", "0", 60).decide(order)))
                .containsExactly(REFUSAL);
    }

    @Test
    void anExitNeedsNoMark() {
        World world = World.ordinary().holding("AAPL", "5").withoutMark("AAPL");
        assertThat(named(world.decide(Proposed.sell("5").now()))).isEmpty();
    }

    @Test
    void aNumberMayHaveSixtyFourDigitsAndNoMore() {
        var order = Proposed.buy("1").now();
        for (String most : List.of("1e64", "9".repeat(64))) {
            assertThat(named(World.ordinary().equity(most).decide(order))).isEmpty();
        }
        for (String more : List.of("1e65", "9".repeat(65))) {
            assertThat(named(World.ordinary().equity(more).decide(order))).containsExactly(REFUSAL);
        }
        assertThat(named(World.ordinary().session("100000", BEYOND, "100000").decide(order)))
                .containsExactly(REFUSAL);
        assertThat(named(World.ordinary().session("100000", "100000", BEYOND).decide(order)))
                .containsExactly(REFUSAL);
    }

    @Test
    void aFigureOfAnotherSymbolThatCannotBeMakesTheAccountUnusable() {
        BigDecimal zero = BigDecimal.ZERO;
        BigDecimal beyond = new BigDecimal(BEYOND);
        for (Holding holding : List.of(
                new Holding(beyond, zero, zero, null, null),
                new Holding(zero, zero, BigDecimal.ONE.negate(), null, null),
                new Holding(zero, beyond, zero, null, null),
                new Holding(zero, zero, beyond, null, null),
                new Holding(zero, zero, zero, beyond, null),
                new Holding(zero, zero, zero, null, beyond))) {
            assertUnusable(World.ordinary().holding("MSFT", holding));
        }
        for (OrderFlow flow : List.of(
                new OrderFlow(0, 0, new OpenSide(false, beyond), OpenSide.NONE, List.of()),
                new OrderFlow(0, 0, OpenSide.NONE, new OpenSide(false, beyond), List.of()),
                new OrderFlow(0, 0, OpenSide.NONE, OpenSide.NONE, List.of(new Fill(Side.BUY, beyond, NOW))))) {
            assertUnusable(World.ordinary().flow("MSFT", flow));
        }
    }

    private static void assertUnusable(World world) {
        var verdict = world.decide(Proposed.buy("1").now());
        assertThat(named(verdict)).containsExactly(REFUSAL);
        assertThat(violation(verdict, REFUSAL).message()).startsWith("accounts/acct-1 cannot be believed");
    }

    private static List<String> withMarkAge(int allowedSeconds, long ageMillis) {
        return named(World.ordinary()
                .instrument("AAPL", "0.01", "1", allowedSeconds)
                .mark("AAPL", "100", NOW.minusMillis(ageMillis))
                .decide(Proposed.buy("1").now()));
    }
}
