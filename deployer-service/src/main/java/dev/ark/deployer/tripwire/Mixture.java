package dev.ark.deployer.tripwire;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Evidence against a hypothesis that stays valid however often it is looked at: the mean, over a grid of alternatives with equal weights,
 * of the likelihood ratio of all trials so far. Under the hypothesis it is a non-negative martingale that starts at 1 (a supermartingale
 * where the hypothesis is composite and the trials lie inside it), so that the probability of its ever reaching 1/α is at most α (Ville's
 * inequality, J. Ville, "Étude critique de la notion de collectif", 1939). For the family of tests see M. Lindon and A. Malek,
 * "Anytime-Valid Inference For Multinomial Count Data", NeurIPS 2022. Kept as logarithms, so that no number of trials overflows.
 * Immutable.
 */
final class Mixture {
    private static final double MOST_LOG = Math.log(1e300);

    private final double[] logs;
    private final double highestLog;

    private Mixture(double[] logs, double highestLog) {
        this.logs = logs;
        this.highestLog = highestLog;
    }

    /** No trials yet. */
    static Mixture over(int alternatives) {
        return new Mixture(new double[alternatives], 0);
    }

    /**
     * With further trials, each a hit or a miss.
     *
     * @param expected probability of a hit under the hypothesis
     * @param alternatives the same under each alternative, as many as the mixture has
     */
    Mixture plus(long hits, long misses, double expected, double[] alternatives) {
        double[] next = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            next[i] = logs[i]
                    + times(hits, Math.log(alternatives[i]) - Math.log(expected))
                    + times(misses, Math.log1p(-alternatives[i]) - Math.log1p(-expected));
        }
        return new Mixture(next, Math.max(highestLog, logMean(next)));
    }

    /** The evidence now; 1 says nothing. */
    double value() {
        return bounded(logMean(logs));
    }

    /** The greatest that it ever was. */
    double highest() {
        return bounded(highestLog);
    }

    /** Nothing times an impossibility is nothing. */
    private static double times(long count, double log) {
        return count == 0 ? 0 : count * log;
    }

    private static double logMean(double[] logs) {
        double greatest = DoubleStream.of(logs).max().orElseThrow();
        if (greatest == Double.NEGATIVE_INFINITY) {
            return greatest;
        }
        double sum = DoubleStream.of(logs).map(log -> Math.exp(log - greatest)).sum();
        return greatest + Math.log(sum / logs.length);
    }

    private static double bounded(double log) {
        return Math.exp(Math.min(log, MOST_LOG));
    }

    static double[] grid(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
