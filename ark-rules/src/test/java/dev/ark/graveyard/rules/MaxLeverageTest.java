package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MaxLeverageTest {
    private static final String RULE = "max_leverage";

    /** 195,000 of MSFT beside 100,000 of equity. */
    private static World leveraged() {
        return World.ordinary().safeHolding("MSFT", "-1950");
    }

    @Test
    void grossExposureUpToTheLimitPasses() {
        assertThat(named(reviewed(leveraged(), Proposed.buy("49.99")))).isEmpty();
        assertThat(named(reviewed(leveraged(), Proposed.buy("50")))).isEmpty();
    }

    @Test
    void grossExposureAboveTheLimitIsDenied() {
        Verdict verdict = reviewed(leveraged(), Proposed.buy("50.000001"));
        assertThat(named(verdict)).containsExactly(RULE);
        assertThat(violation(verdict, RULE).observed()).isEqualTo("2.0001");
        assertThat(violation(verdict, RULE).message()).startsWith("gross exposure would be 2.0001");
    }

    @Test
    void longAndShortDoNotCancelOut() {
        World world = leveraged().holding("NVDA", "60");
        assertThat(named(reviewed(world, Proposed.buy("1")))).containsExactly(RULE);
    }

    @Test
    void aStricterClaimIsUsed() {
        Proposed three = Proposed.buy("10").with("leverage", "3");
        Verdict verdict = reviewed(World.ordinary(), three);
        assertThat(named(verdict)).containsExactly(RULE);
        assertThat(violation(verdict, RULE).observed()).isEqualTo("3.00");
        assertThat(violation(verdict, RULE).message()).startsWith("the claimed leverage is 3.00");
        assertThat(verdict.claimMismatches()).containsExactly("leverage: 3, 0.01");
    }

    @Test
    void aClaimAtTheLimitPassesAndOneAboveDoesNot() {
        assertThat(named(reviewed(World.ordinary(), Proposed.buy("10").with("leverage", "2"))))
                .isEmpty();
        assertThat(named(reviewed(World.ordinary(), Proposed.buy("10").with("leverage", "2.000001"))))
                .containsExactly(RULE);
    }

    @Test
    void aLaxerClaimIsOnlyRecorded() {
        Verdict verdict = reviewed(leveraged(), Proposed.buy("60").with("leverage", "1"));
        assertThat(named(verdict)).containsExactly(RULE);
        assertThat(violation(verdict, RULE).observed()).isEqualTo("2.01");
        assertThat(verdict.claimMismatches()).containsExactly("leverage: 1, 2.01");
    }

    @Test
    void aTrueClaimIsNoMismatch() {
        Verdict verdict = World.ordinary()
                .decide(Proposed.buy("10").with("leverage", "0.01").now());
        assertThat(verdict.claimMismatches()).isEmpty();
    }

    @Test
    void aClaimThatIsTrueIsNotTheStricterOne() {
        Verdict verdict = reviewed(leveraged(), Proposed.buy("60").with("leverage", "2.01"));
        assertThat(violation(verdict, RULE).message()).startsWith("gross exposure would be 2.01");
        assertThat(verdict.claimMismatches()).isEmpty();
    }

    @Test
    void whereThereIsNoEquityNothingIsTooMuchAlready() {
        Exposure nothing = new Exposure(BigDecimal.ZERO, BigDecimal.ZERO);
        assertThat(nothing.exceeds(new BasisPoints(20_000))).isTrue();
        assertThat(nothing.compareClaim(BigDecimal.ONE)).isNegative();
    }

    @Test
    void theMarkOfEveryHoldingIsNeeded() {
        Verdict verdict = reviewed(leveraged().withoutMark("MSFT"), Proposed.buy("1"));
        assertThat(named(verdict)).containsExactly("FACT_UNAVAILABLE");
        assertThat(violation(verdict, "FACT_UNAVAILABLE").message())
                .isEqualTo("marks/MSFT is missing; max_daily_loss needs it");
        assertThat(measurement(verdict, RULE).observed()).isEqualTo("missing");
        assertThat(measurement(verdict, RULE).unit()).isEqualTo("marks/MSFT");
    }

    @Test
    void aHoldingOfNothingNeedsNoMark() {
        World world = World.ordinary().holding("GONE", "0");
        assertThat(named(world.decide(Proposed.buy("1").now()))).isEmpty();
    }

    @Test
    void anExitIsNotBlockedByTheLeverageOfTheRest() {
        World world = leveraged().holding("AAPL", "900");
        assertThat(named(world.decide(Proposed.sell("100").with("leverage", "9").now())))
                .isEmpty();
    }

    private static Verdict reviewed(World world, Proposed proposed) {
        Proposal order = proposed.now();
        return world.reviewed(order).decide(order);
    }
}
