package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.action.Trade.Side;
import dev.ark.contract.evaluation.Market.Intent;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoFrontRunningTest {
    private static final String RULE = "no_front_running";

    @Test
    void nobodyGoesAheadOfAPendingIntentHoweverOld() {
        assertThat(buyBeside(intent("bob", Side.BUY, true, NOW))).containsExactly(RULE);
        assertThat(buyBeside(intent("bob", Side.BUY, true, Instant.MIN))).containsExactly(RULE);
    }

    @Test
    void anIntentThatIsDoneWithCountsForHalfAMinute() {
        assertThat(buyBeside(intent("bob", Side.BUY, false, NOW.minusMillis(29_999))))
                .containsExactly(RULE);
        assertThat(buyBeside(intent("bob", Side.BUY, false, NOW.minusMillis(30_000))))
                .isEmpty();
        assertThat(buyBeside(intent("bob", Side.BUY, false, NOW.plusSeconds(60))))
                .containsExactly(RULE);
    }

    @Test
    void ownIntentsAndTheOtherSideAndOtherInstrumentsAreNoMatter() {
        assertThat(buyBeside(intent("alice", Side.BUY, true, NOW))).isEmpty();
        assertThat(buyBeside(intent("bob", Side.SELL, true, NOW))).isEmpty();
        World other = World.ordinary().intent("MSFT", intent("bob", Side.BUY, true, NOW));
        assertThat(named(other.decide(Proposed.buy("1").now()))).isEmpty();
    }

    @Test
    void anExitCanGoAheadOfSomebodyAsWell() {
        World world = World.ordinary().holding("AAPL", "5").intent("AAPL", intent("bob", Side.SELL, true, NOW));
        assertThat(named(world.decide(Proposed.sell("5").now()))).containsExactly(RULE);
    }

    @Test
    void evidenceOfTheOrdersOfOthersIsNotActedOn() {
        World world = World.ordinary().evidence("evidence-1", "research", "order_flow");
        assertThat(named(world.decide(Proposed.buy("1").now()))).containsExactly(RULE);
    }

    @Test
    void evidenceThatNobodyRegisteredMightTellOfThem() {
        var verdict =
                World.ordinary().decide(Proposed.buy("1").citing("nobody-knows").now());
        assertThat(named(verdict)).containsExactly("FACT_UNAVAILABLE");
        assertThat(measurement(verdict, RULE).unit()).isEqualTo("evidence/nobody-knows");
    }

    @Test
    void whoeverIsNotRegisteredCannotSayThatAnIntentIsTheirs() {
        World world = World.ordinary().withoutAgent().intent("AAPL", intent("alice", Side.BUY, true, NOW));
        assertThat(measurement(world.decide(Proposed.buy("1").now()), RULE).unit())
                .isEqualTo("agents/kenny");
    }

    @Test
    void theIntentIsNamedByItsIdAndNotByWhoseItIs() {
        World world = World.ordinary().intent("AAPL", intent("bob", Side.BUY, true, NOW));
        var verdict = world.decide(Proposed.buy("1").now());
        assertThat(measurement(verdict, RULE).facts())
                .containsExactly("agents/kenny@2", "intents/intent-1@9", "evidence/evidence-1@1");
        assertThat(violation(verdict, RULE).message()).isEqualTo("somebody else is about to buy AAPL");
    }

    private static List<String> buyBeside(Intent intent) {
        return named(
                World.ordinary().intent("AAPL", intent).decide(Proposed.buy("1").now()));
    }

    private static Intent intent(String principal, Side side, boolean pending, Instant at) {
        return new Intent(9, "intent-1", principal, side, pending, at);
    }
}
