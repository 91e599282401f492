package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.evaluation.Market.Blackout;
import dev.ark.contract.evaluation.Market.Instrument;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoInsiderTradingTest {
    private static final String RULE = "no_insider_trading";

    @Test
    void aRestrictedInstrumentIsNotTradedAndWhoTriesIsQuarantined() {
        Verdict verdict = restricted().decide(Proposed.buy("1").now());
        assertThat(named(verdict)).containsExactly(RULE);
        assertThat(violation(verdict, RULE).effect()).isEqualTo(Effect.DENY_AND_QUARANTINE);
        assertThat(violation(verdict, RULE).message()).isEqualTo("AAPL is restricted");
    }

    @Test
    void anExitIsATradeAsWell() {
        Verdict verdict =
                restricted().holding("AAPL", "5").decide(Proposed.sell("5").now());
        assertThat(named(verdict)).containsExactly(RULE);
    }

    @Test
    void aBlackoutCoversBothItsEnds() {
        assertThat(during(NOW.minusSeconds(9), NOW.minusNanos(1))).isEmpty();
        assertThat(during(NOW.minusSeconds(9), NOW)).containsExactly(RULE);
        assertThat(during(NOW, NOW.plusSeconds(9))).containsExactly(RULE);
        assertThat(during(NOW.plusNanos(1), NOW.plusSeconds(9))).isEmpty();
    }

    @Test
    void insideInformationIsNotActedOnHoweverItsLabelIsWritten() {
        for (String label : List.of("mnpi", "MNPI", "insider_tip")) {
            World world = World.ordinary().evidence("evidence-1", "public", label);
            assertThat(named(world.decide(Proposed.buy("1").now()))).containsExactly(RULE);
        }
        World other = World.ordinary().evidence("evidence-1", "mnpi_free");
        assertThat(named(other.decide(Proposed.buy("1").now()))).isEmpty();
    }

    @Test
    void evidenceWithoutALabelIsNotActedOn() {
        Verdict verdict =
                World.ordinary().evidence("evidence-1").decide(Proposed.buy("1").now());
        assertThat(violation(verdict, RULE).message()).isEqualTo("evidence evidence-1 is not labelled");
    }

    @Test
    void evidenceThatIsNotRegisteredDeniesAndQuarantinesNobody() {
        Verdict verdict = World.ordinary()
                .withoutEvidence("evidence-1")
                .decide(Proposed.buy("1").now());
        assertThat(named(verdict)).containsExactly("FACT_UNAVAILABLE");
        assertThat(violation(verdict, "FACT_UNAVAILABLE").message())
                .isEqualTo("evidence/evidence-1 is missing; no_insider_trading needs it");
        assertThat(violation(verdict, "FACT_UNAVAILABLE").effect()).isEqualTo(Effect.DENY);
    }

    @Test
    void whatIsFoundOutweighsWhatIsMissing() {
        World world = restricted().withoutEvidence("evidence-1");
        assertThat(named(world.decide(Proposed.buy("1").now()))).contains(RULE);
    }

    @Test
    void anInstrumentThatNobodyKnowsIsNotTradedNotEvenToExit() {
        World world = World.ordinary().holding("AAPL", "5").withoutInstrument("AAPL");
        assertThat(named(world.decide(Proposed.sell("5").now()))).containsExactly("FACT_UNAVAILABLE");
    }

    @Test
    void theFactsLookedAtAreNamed() {
        Verdict verdict = World.ordinary().decide(Proposed.buy("1").now());
        assertThat(measurement(verdict, RULE).facts()).containsExactly("instruments/AAPL@3", "evidence/evidence-1@1");
        assertThat(measurement(verdict, RULE).observed()).isEqualTo("none");
    }

    @Test
    void whatIsNoTradeMayCiteAnything() {
        World world = World.ordinary().evidence("evidence-1", "mnpi");
        assertThat(named(world.decide(Proposed.cancel().now()))).isEmpty();
    }

    private static World restricted() {
        return World.ordinary().instrument("AAPL", old -> with(old, true, List.of()));
    }

    private static List<String> during(Instant from, Instant until) {
        World world = World.ordinary().instrument("AAPL", old -> with(old, false, List.of(new Blackout(from, until))));
        return named(world.decide(Proposed.buy("1").now()));
    }

    private static Instrument with(Instrument old, boolean restricted, List<Blackout> blackouts) {
        return new Instrument(
                old.revision(),
                old.assetClass(),
                old.tickSize(),
                old.multiplier(),
                old.averageDailyVolume(),
                old.feesPerUnit(),
                old.maxQuoteAgeSeconds(),
                restricted,
                blackouts);
    }
}
