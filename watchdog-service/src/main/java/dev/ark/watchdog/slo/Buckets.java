package dev.ark.watchdog.slo;

import java.util.List;

/** The bounds of a histogram of durations, with one more bucket for what is beyond the last. */
enum Buckets {
    /** As the core counts decisions. */
    DECISION(5, List.of(0.001, 0.002, 0.005, 0.010, 0.025, 0.050, 0.120, 0.250, 0.400, 0.500, 1.0, 5.0)),
    /** As the graveyard counts evaluations. */
    EVALUATION(18, List.of(0.000_01, 0.000_1, 0.001, 0.010, 0.050, 0.120, 0.150, 0.400));

    private static final double TOLERANCE = 1e-9;

    private final int first;
    private final List<Double> bounds;

    Buckets(int first, List<Double> bounds) {
        this.first = first;
        this.bounds = bounds;
    }

    /** Where its counts begin in a tally. */
    int first() {
        return first;
    }

    /** How many there are. */
    int count() {
        return bounds.size() + 1;
    }

    /** The upper bound in seconds of a bucket that is not the last. */
    double bound(int bucket) {
        return bounds.get(bucket);
    }

    /** The bucket for what another histogram counts up to a bound: the first whose bound is not lower, so that nothing looks faster. */
    int bucket(double upTo) {
        int bucket = 0;
        while (bucket < bounds.size() && bounds.get(bucket) < upTo - TOLERANCE) {
            bucket++;
        }
        return bucket;
    }
}
