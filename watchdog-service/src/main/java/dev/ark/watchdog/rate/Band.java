package dev.ark.watchdog.rate;

import java.util.List;
import java.util.Optional;

/**
 * What is usual of a fraction: the median of its history, and five median absolute deviations to each side. Both are robust, so that a bad day in the
 * history does not widen the band by much (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993).
 *
 * @param low at least 0
 * @param high at most 1
 */
record Band(double low, double high) {
    /** How many values there must be before anything is unusual: a day of hours. */
    static final int FEWEST = 24;

    private static final double DEVIATIONS = 5;

    /** A history that hardly varies says that little of what is usual. */
    private static final double LEAST_DEVIATION = 0.01;

    /** The band of a history, of values within 0 to 1; empty when that is too short. */
    static Optional<Band> of(List<Double> history) {
        if (history.size() < FEWEST) {
            return Optional.empty();
        }
        double median = median(history);
        double deviation =
                median(history.stream().map(value -> Math.abs(value - median)).toList());
        double width = DEVIATIONS * Math.max(deviation, LEAST_DEVIATION);
        return Optional.of(new Band(Math.max(0, median - width), Math.min(1, median + width)));
    }

    boolean holds(double value) {
        return value >= low && value <= high;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
