package dev.ark.watchdog.slo;

import static dev.ark.watchdog.slo.Tallies.answeredWithin;
import static dev.ark.watchdog.slo.Tallies.decisions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TallyTest {
    private static final double P95 = 0.95;

    private static double p95(Tally tally) {
        return tally.quantile(Buckets.DECISION, P95).orElseThrow();
    }

    @Test
    void aQuantileIsInterpolatedWithinItsBucket() {
        // Rank 95 of 100 is the 45th of the 50 between 25 and 50 ms.
        Tally tally = answeredWithin(0.025, 50).plus(answeredWithin(0.050, 50));
        assertThat(p95(tally)).isCloseTo(0.0475, within(1e-12));
    }

    @Test
    void aQuantileIsAboveABoundIfAndOnlyIfMoreThanTheRestIsAboveIt() {
        assertThat(p95(answeredWithin(0.4, 95).plus(answeredWithin(0.5, 5)))).isCloseTo(0.4, within(1e-12));
        assertThat(p95(answeredWithin(0.4, 949).plus(answeredWithin(0.5, 51)))).isGreaterThan(0.4);
        assertThat(p95(answeredWithin(0.5, 949).plus(answeredWithin(1, 51)))).isGreaterThan(0.5);
    }

    @Test
    void emptyBucketsBetweenAreNoAnswer() {
        assertThat(p95(answeredWithin(0.001, 90).plus(answeredWithin(1, 10)))).isBetween(0.5, 1.0);
    }

    @Test
    void whatIsBeyondTheLastBoundIsThatBound() {
        assertThat(p95(answeredWithin(60, 10))).isEqualTo(5);
    }

    @Test
    void nothingHasNoQuantile() {
        assertThat(Tally.NOTHING.quantile(Buckets.DECISION, P95)).isEmpty();
    }

    @Test
    void whatAnotherVersionCountsUpToAnUnknownBoundIsTakenForSlower() {
        Tally tally = answeredWithin(0.3, 10);
        assertThat(tally.above(Buckets.DECISION, 0.250)).isEqualTo(10);
        assertThat(tally.above(Buckets.DECISION, 0.400)).isZero();
    }

    @Test
    void bothHistogramsAreCountedApart() {
        Tally tally = answeredWithin(5, 3).plus(Tallies.evaluatedWithin(0.4, 4)).plus(Tallies.evaluatedWithin(1, 1));
        assertThat(tally.total(Buckets.DECISION)).isEqualTo(3);
        assertThat(tally.total(Buckets.EVALUATION)).isEqualTo(5);
        assertThat(tally.above(Buckets.EVALUATION, 0.120)).isEqualTo(5);
        assertThat(tally.above(Buckets.EVALUATION, 0.400)).isEqualTo(1);
        assertThat(tally.graveyardLooks()).isEqualTo(2);
    }

    @Test
    void aCounterThatFellHasBegunAnew() {
        assertThat(decisions(10, 2).since(decisions(7, 1))).isEqualTo(Tally.NOTHING.withDecisions(3, 1));
        assertThat(decisions(4, 0).since(decisions(7, 1)).decisions()).isEqualTo(4);
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThat(Tally.of(decisions(3, 1).counts())).isEqualTo(decisions(3, 1));
        assertThatThrownBy(() -> Tally.of(1, 2)).isInstanceOf(IllegalArgumentException.class);
        long[] negative = new long[Tally.SIZE];
        negative[0] = -1;
        assertThatThrownBy(() -> Tally.of(negative)).isInstanceOf(IllegalArgumentException.class);
    }
}
