package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Measurement;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import org.junit.jupiter.api.Test;

class MaxPositionSizeTest {
    private static final String RULE = "max_position_size";

    @Test
    void aPositionJustBelowTheLimitPasses() {
        assertThat(named(reviewed(World.ordinary(), "99.999999"))).isEmpty();
    }

    @Test
    void exactlyTheLimitPasses() {
        Verdict verdict = reviewed(World.ordinary(), "100");
        assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVED);
        assertThat(measurement(verdict, RULE).observed()).isEqualTo("0.10");
    }

    @Test
    void aPositionJustAboveTheLimitIsDeniedAndShownAsAboveIt() {
        Verdict verdict = reviewed(World.ordinary(), "100.000001");
        assertThat(named(verdict)).containsExactly(RULE);
        assertThat(violation(verdict, RULE).message())
                .isEqualTo("the position in AAPL could reach 0.1001 of equity; the limit is 0.10");
        assertThat(violation(verdict, RULE).observed()).isEqualTo("0.1001");
        assertThat(violation(verdict, RULE).limit()).isEqualTo("0.10");
        assertThat(measurement(verdict, RULE).status()).isEqualTo(Measurement.Status.VIOLATED);
    }

    @Test
    void openOrdersCountAsFilled() {
        World world = World.ordinary().holding("AAPL", "40", "50", "30");
        assertThat(named(reviewed(world, "10"))).isEmpty();
        assertThat(named(reviewed(world, "11"))).containsExactly(RULE);
    }

    @Test
    void theWorstOfBothSidesCounts() {
        World world = World.ordinary().holding("AAPL", "0", "0", "101");
        assertThat(named(reviewed(world, "1"))).containsExactly(RULE);
    }

    @Test
    void theMultiplierCounts() {
        World world = World.ordinary().instrument("AAPL", "0.01", "10", 60);
        assertThat(named(reviewed(world, "10"))).isEmpty();
        assertThat(named(reviewed(world, "10.1"))).containsExactly(RULE);
    }

    @Test
    void aLimitOrderIsMeasuredAtTheMark() {
        Proposal order = Proposed.buy("101").limit("99").now();
        assertThat(named(World.ordinary().reviewed(order).decide(order))).containsExactly(RULE);
    }

    @Test
    void withoutEquityNothingMayBeEntered() {
        assertThat(named(reviewed(World.ordinary().equity("0"), "1"))).contains(RULE);
        Verdict inDebt = reviewed(World.ordinary().equity("-5"), "1");
        assertThat(violation(inDebt, RULE).observed()).isEqualTo("undefined");
    }

    @Test
    void anExitFromATooLargePositionIsNotBlocked() {
        World world = World.ordinary().holding("AAPL", "500");
        assertThat(named(world.decide(Proposed.sell("500").now()))).isEmpty();
        assertThat(named(world.decide(Proposed.sell("501").now()))).contains(RULE);
    }

    @Test
    void theFactsMeasuredAreNamedWithTheirRevisions() {
        Verdict verdict = World.ordinary().decide(Proposed.buy("1").now());
        assertThat(measurement(verdict, RULE).facts())
                .containsExactly("accounts/acct-1@5", "instruments/AAPL@3", "marks/AAPL@7");
    }

    private static Verdict reviewed(World world, String quantity) {
        Proposal order = Proposed.buy(quantity).now();
        return world.reviewed(order).decide(order);
    }
}
