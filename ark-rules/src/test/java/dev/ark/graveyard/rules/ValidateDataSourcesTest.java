package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.Market.Mark;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ValidateDataSourcesTest {
    private static final String RULE = "validate_data_sources";
    private static final String REFUSAL = "FACT_UNAVAILABLE";

    @Test
    void aFreshPriceOfARegisteredSourcePasses() {
        Verdict verdict = World.ordinary().decide(Proposed.buy("1").now());
        assertThat(verdict.warnings()).isEmpty();
        assertThat(measurement(verdict, RULE).facts()).containsExactly("marks/AAPL@7", "sources/feed-1@1");
    }

    @Test
    void anEntryIsNotMadeOnThePriceOfAnUnregisteredSource() {
        Verdict verdict = World.ordinary()
                .withoutSource("feed-1")
                .decide(Proposed.buy("1").now());
        assertThat(named(verdict)).containsExactly(REFUSAL);
        assertThat(warning(verdict)).contains("source that is not registered");
        assertThat(entry(mark("100", "100", null, NOW)).warnings()).hasSize(1);
    }

    @Test
    void aPriceMayMoveATenthAndNoFurther() {
        assertThat(entry(mark("109.999999", "100"))).satisfies(ValidateDataSourcesTest::isClean);
        assertThat(entry(mark("110", "100"))).satisfies(ValidateDataSourcesTest::isClean);
        assertThat(named(entry(mark("110.000001", "100")))).contains(REFUSAL);
        assertThat(entry(mark("90", "100"))).satisfies(ValidateDataSourcesTest::isClean);
        assertThat(named(entry(mark("89.999999", "100")))).contains(REFUSAL);
        assertThat(warning(entry(mark("120", "100")))).contains("moved further");
    }

    @Test
    void aPriceAfterAnImpossibleOneHasMoved() {
        for (String impossible : new String[] {"0", "-100", "1e999"}) {
            assertThat(warning(entry(mark("100", impossible)))).contains("moved further");
        }
    }

    @Test
    void aFirstPriceHasNotMoved() {
        assertThat(entry(new Mark(7, new BigDecimal("100"), null, "feed-1", NOW)))
                .satisfies(ValidateDataSourcesTest::isClean);
    }

    @Test
    void anOldPriceIsToldAndNotUsed() {
        assertThat(entry(mark("100", "100", "feed-1", NOW.minusSeconds(60))))
                .satisfies(ValidateDataSourcesTest::isClean);
        Verdict verdict = entry(mark("100", "100", "feed-1", NOW.minusMillis(60_001)));
        assertThat(named(verdict)).containsExactly(REFUSAL);
        assertThat(warning(verdict)).contains("older");
    }

    @Test
    void everyFaultOfAPriceIsTold() {
        Verdict verdict = entry(mark("0", "100", "rumour", NOW.minusSeconds(1_000)));
        assertThat(warning(verdict)).contains("not above zero", "not registered", "older");
    }

    @Test
    void anExitIsOnlyWarned() {
        World world = World.ordinary().holding("AAPL", "5");
        for (World bad : new World[] {
            world.withoutSource("feed-1"), world.mark("AAPL", mark("120", "100")), world.withoutMark("AAPL")
        }) {
            Verdict verdict = bad.decide(
                    Proposed.sell("5").limit("100").without("stop_loss").now());
            assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVED);
            assertThat(verdict.warnings()).extracting(Violation::rule).containsExactly(RULE);
            assertThat(verdict.warnings()).extracting(Violation::effect).containsExactly(Effect.WARN);
        }
    }

    @Test
    void whatIsNoTradeHasNoPrice() {
        Verdict verdict = World.ordinary()
                .withoutSource("feed-1")
                .decide(Proposed.cancel().now());
        assertThat(verdict.warnings()).isEmpty();
    }

    private static void isClean(Verdict verdict) {
        assertThat(verdict.warnings()).isEmpty();
        assertThat(named(verdict)).doesNotContain(REFUSAL);
    }

    private static Verdict entry(Mark mark) {
        return World.ordinary().mark("AAPL", mark).decide(Proposed.buy("1").now());
    }

    private static Mark mark(String price, String previous) {
        return mark(price, previous, "feed-1", NOW);
    }

    private static Mark mark(String price, String previous, String source, Instant at) {
        return new Mark(7, new BigDecimal(price), new BigDecimal(previous), source, at);
    }

    private static String warning(Verdict verdict) {
        return verdict.warnings().getFirst().message();
    }
}
