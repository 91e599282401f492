package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactReaderTest {
    private static final String REFUSAL = "FACT_UNAVAILABLE";

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

    private static List<String> withMarkAge(int allowedSeconds, long ageMillis) {
        return named(World.ordinary()
                .instrument("AAPL", "0.01", "1", allowedSeconds)
                .mark("AAPL", "100", NOW.minusMillis(ageMillis))
                .decide(Proposed.buy("1").now()));
    }
}
