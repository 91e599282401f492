package dev.ark.watchdog.slo;

import dev.ark.contract.http.SloReport.State;
import java.util.OptionalDouble;

/**
 * What an installation promises. The indicator is a share of good events, so that there is an error budget: of decisions that were answered
 * without a server error, of decisions and evaluations within their bound, of looks that found the released rules.
 */
enum Objective {
    AVAILABILITY("availability", "decisions answered without a server error", "percent", 99.5, 99.0, 0.005),
    DECISION_LATENCY("decision_latency_p95", "95 % of decisions are answered within this", "ms", 400, 500, 0.05),
    EVALUATION_LATENCY("hrm_evaluation_p95", "95 % of evaluations take no longer than this", "ms", 120, 150, 0.05),
    ETHICS_DRIFT("ethics_drift", "looks that found other rules than the released ones", "percent", 0, 0, 0);

    private static final double PERCENT = 100;
    private static final double MILLIS = 1_000;
    private static final double P95 = 0.95;

    private final String label;
    private final String description;
    private final String unit;
    private final double target;
    private final double critical;
    private final double budget;

    Objective(String label, String description, String unit, double target, double critical, double budget) {
        this.label = label;
        this.description = description;
        this.unit = unit;
        this.target = target;
        this.critical = critical;
        this.budget = budget;
    }

    String label() {
        return label;
    }

    String description() {
        return description;
    }

    String unit() {
        return unit;
    }

    /** The worst value that meets the objective. */
    double target() {
        return target;
    }

    /** A value beyond it is critical. */
    double critical() {
        return critical;
    }

    /** The share of bad events that may be, 0 to 1: one minus the objective. */
    double budget() {
        return budget;
    }

    /** How many events there were. */
    long events(Tally tally) {
        return switch (this) {
            case AVAILABILITY -> tally.decisions();
            case DECISION_LATENCY -> tally.total(Buckets.DECISION);
            case EVALUATION_LATENCY -> tally.total(Buckets.EVALUATION);
            case ETHICS_DRIFT -> tally.graveyardLooks();
        };
    }

    /** How many of them were bad. */
    long bad(Tally tally) {
        return switch (this) {
            case AVAILABILITY -> tally.failed();
            case DECISION_LATENCY -> tally.above(Buckets.DECISION, target / MILLIS);
            case EVALUATION_LATENCY -> tally.above(Buckets.EVALUATION, target / MILLIS);
            case ETHICS_DRIFT -> tally.drifts();
        };
    }

    /** How often those were asked with success who know. */
    long looks(Tally tally) {
        return switch (this) {
            // Where every core is gone, the edge still tells of those that nobody answered.
            case AVAILABILITY -> tally.coreLooks() + tally.failed();
            case DECISION_LATENCY -> tally.coreLooks();
            case EVALUATION_LATENCY, ETHICS_DRIFT -> tally.graveyardLooks();
        };
    }

    /** The value in its unit; empty when there were no events. */
    OptionalDouble value(Tally tally) {
        long events = events(tally);
        if (events == 0) {
            return OptionalDouble.empty();
        }
        return switch (this) {
            case AVAILABILITY -> OptionalDouble.of(PERCENT * (events - bad(tally)) / events);
            case DECISION_LATENCY -> inMillis(tally.quantile(Buckets.DECISION, P95));
            case EVALUATION_LATENCY -> inMillis(tally.quantile(Buckets.EVALUATION, P95));
            case ETHICS_DRIFT -> OptionalDouble.of(PERCENT * bad(tally) / events);
        };
    }

    private static OptionalDouble inMillis(OptionalDouble seconds) {
        return seconds.isEmpty() ? seconds : OptionalDouble.of(seconds.getAsDouble() * MILLIS);
    }

    /** What a value says; equality with a bound passes. */
    State state(double value) {
        boolean higherIsBetter = this == AVAILABILITY;
        if (higherIsBetter ? value < critical : value > critical) {
            return State.CRITICAL;
        }
        return (higherIsBetter ? value < target : value > target) ? State.VIOLATED : State.MET;
    }

    /**
     * How fast the budget is spent: the share of bad events divided by the share that may be (SRE workbook, chapter "Alerting on SLOs").
     *
     * @return empty when there were no events, or when there is no budget
     */
    OptionalDouble burnRate(Tally tally) {
        long events = events(tally);
        return events == 0 || budget == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) bad(tally) / events / budget);
    }

    /** What is left of the budget of a time, 1 at most; of none, all is left until the first bad event. Empty when there were no events. */
    OptionalDouble budgetLeft(Tally tally) {
        if (budget == 0) {
            return events(tally) == 0 ? OptionalDouble.empty() : OptionalDouble.of(bad(tally) == 0 ? 1 : 0);
        }
        OptionalDouble rate = burnRate(tally);
        return rate.isEmpty() ? rate : OptionalDouble.of(1 - rate.getAsDouble());
    }
}
