package dev.ark.watchdog.slo;

import static dev.ark.watchdog.slo.Tallies.answeredWithin;
import static dev.ark.watchdog.slo.Tallies.decisions;
import static dev.ark.watchdog.slo.Tallies.evaluatedWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.ark.contract.http.SloReport.BurnRate;
import dev.ark.contract.http.SloReport.Slo;
import dev.ark.contract.http.SloReport.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssessmentTest {
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Assessment ASSESSMENT = new Assessment(Duration.ofHours(1), Duration.ofMinutes(1));

    private final SampleHistory history = new SampleHistory();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private void happened(Tally tally) {
        now = now.plus(STEP);
        history.add(new Sample(now, STEP, tally));
    }

    private List<Slo> slos() {
        return ASSESSMENT.of(new Windows(history, now, Duration.ZERO));
    }

    private Slo slo(Objective objective) {
        return slos().get(objective.ordinal());
    }

    private State state(Objective objective) {
        return slo(objective).state();
    }

    @Test
    void theObjectivesAreThoseOfTheGuide() {
        assertThat(slos())
                .extracting(Slo::name, Slo::target, Slo::critical, Slo::unit)
                .containsExactly(
                        tuple("availability", 99.5, 99.0, "percent"),
                        tuple("decision_latency_p95", 400.0, 500.0, "ms"),
                        tuple("hrm_evaluation_p95", 120.0, 150.0, "ms"),
                        tuple("ethics_drift", 0.0, 0.0, "percent"));
    }

    @Test
    void availabilityIsMetViolatedAndCritical() {
        happened(decisions(1_000, 5));
        assertThat(state(Objective.AVAILABILITY)).isEqualTo(State.MET);
        assertThat(slo(Objective.AVAILABILITY).value()).isEqualTo(99.5);
        happened(decisions(0, 1));
        assertThat(state(Objective.AVAILABILITY)).isEqualTo(State.VIOLATED);
        happened(decisions(0, 5));
        assertThat(state(Objective.AVAILABILITY)).isEqualTo(State.CRITICAL);
    }

    @Test
    void latenciesAreMetViolatedAndCritical() {
        happened(answeredWithin(0.4, 95).plus(evaluatedWithin(0.12, 95)));
        happened(answeredWithin(0.5, 5).plus(evaluatedWithin(0.15, 5)));
        assertThat(state(Objective.DECISION_LATENCY)).isEqualTo(State.MET);
        assertThat(state(Objective.EVALUATION_LATENCY)).isEqualTo(State.MET);
        happened(answeredWithin(0.5, 5).plus(evaluatedWithin(0.15, 5)));
        assertThat(state(Objective.DECISION_LATENCY)).isEqualTo(State.VIOLATED);
        assertThat(state(Objective.EVALUATION_LATENCY)).isEqualTo(State.VIOLATED);
        happened(answeredWithin(5, 10).plus(evaluatedWithin(1, 10)));
        assertThat(state(Objective.DECISION_LATENCY)).isEqualTo(State.CRITICAL);
        assertThat(state(Objective.EVALUATION_LATENCY)).isEqualTo(State.CRITICAL);
    }

    @Test
    void anyDriftIsCritical() {
        happened(evaluatedWithin(0.1, 1));
        assertThat(state(Objective.ETHICS_DRIFT)).isEqualTo(State.MET);
        assertThat(slo(Objective.ETHICS_DRIFT).errorBudgetLeft()).isEqualTo(1);
        happened(Tally.NOTHING.withGraveyardLook(true));
        assertThat(state(Objective.ETHICS_DRIFT)).isEqualTo(State.CRITICAL);
        assertThat(slo(Objective.ETHICS_DRIFT).value()).isEqualTo(50);
        assertThat(slo(Objective.ETHICS_DRIFT).errorBudgetLeft()).isZero();
        assertThat(slo(Objective.ETHICS_DRIFT).burnRates()).allMatch(burn -> burn.rate() == null);
    }

    @Test
    void withoutEventsThereIsNoData() {
        happened(Tally.NOTHING.withCoreLook());
        assertThat(state(Objective.AVAILABILITY)).isEqualTo(State.NO_DATA);
        assertThat(slo(Objective.AVAILABILITY).value()).isNull();
        assertThat(slo(Objective.AVAILABILITY).errorBudgetLeft()).isNull();
    }

    @Test
    void whatNobodyTellsAnyMoreIsNotMet() {
        happened(decisions(1_000, 0).withGraveyardLook(false));
        assertThat(state(Objective.AVAILABILITY)).isEqualTo(State.MET);
        for (int i = 0; i < 7; i++) {
            happened(Tally.NOTHING.withGraveyardLook(false));
        }
        assertThat(state(Objective.AVAILABILITY)).isEqualTo(State.NO_DATA);
        assertThat(slo(Objective.AVAILABILITY).value()).isEqualTo(100);
        assertThat(state(Objective.ETHICS_DRIFT)).isEqualTo(State.MET);
    }

    @Test
    void whereNoCoreIsLeftWhatTheEdgeTellsIsEnoughToBeCritical() {
        for (int i = 0; i < 7; i++) {
            happened(Tally.NOTHING.withDecisions(10, 10));
        }
        assertThat(state(Objective.AVAILABILITY)).isEqualTo(State.CRITICAL);
        assertThat(state(Objective.DECISION_LATENCY)).isEqualTo(State.NO_DATA);
    }

    @Test
    void aBurnRateIsTheShareOfBadEventsInBudgets() {
        for (int i = 0; i < 31; i++) {
            happened(decisions(100, 2));
        }
        BurnRate five = slo(Objective.AVAILABILITY).burnRates().getFirst();
        assertThat(five).isEqualTo(new BurnRate("5m", 4.0, 3_000, null));
        assertThat(slo(Objective.AVAILABILITY).errorBudgetLeft()).isEqualTo(-3);
    }

    @Test
    void aBurnRateThatTheDataDoesNotReachBackForIsUnknownAndSaysSinceWhenThereIsData() {
        Instant begin = now;
        for (int i = 0; i < 31; i++) {
            happened(decisions(100, 2));
        }
        assertThat(slo(Objective.AVAILABILITY).burnRates())
                .extracting(BurnRate::window, BurnRate::dataFrom)
                .containsExactly(tuple("5m", null), tuple("1h", begin), tuple("6h", begin), tuple("3d", begin));
        assertThat(slo(Objective.AVAILABILITY).burnRates().get(1).rate()).isNull();
        assertThat(slo(Objective.AVAILABILITY).coverage()).isEqualTo(0.0861);
    }

    @Test
    void theWorstStateIsTheWholes() {
        happened(decisions(100, 0).withGraveyardLook(false));
        assertThat(Assessment.worst(slos())).isEqualTo(State.NO_DATA);
        happened(answeredWithin(0.1, 1).plus(evaluatedWithin(0.1, 1)));
        assertThat(Assessment.worst(slos())).isEqualTo(State.MET);
        happened(decisions(0, 1));
        assertThat(Assessment.worst(slos())).isEqualTo(State.VIOLATED);
        happened(Tally.NOTHING.withGraveyardLook(true));
        assertThat(Assessment.worst(slos())).isEqualTo(State.CRITICAL);
    }
}
