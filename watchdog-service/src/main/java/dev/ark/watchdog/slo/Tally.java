package dev.ark.watchdog.slo;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** What happened in a time, as counts. Immutable. */
final class Tally {
    private static final int DECISIONS = 0;
    private static final int FAILED = 1;
    private static final int CORE_LOOKS = 2;
    private static final int GRAVEYARD_LOOKS = 3;
    private static final int DRIFTS = 4;
    /** How many counts there are. */
    static final int SIZE = Buckets.EVALUATION.first() + Buckets.EVALUATION.count();

    static final Tally NOTHING = new Tally(new long[SIZE]);

    private final long[] counts;

    private Tally(long[] counts) {
        this.counts = counts;
    }

    /**
     * The counts as {@link #counts} gives them.
     *
     * @throws IllegalArgumentException when there are more or fewer, or one is negative
     */
    static Tally of(long... counts) {
        if (counts.length != SIZE || LongStream.of(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("a tally is " + SIZE + " counts of zero or more");
        }
        return new Tally(counts.clone());
    }

    long[] counts() {
        return counts.clone();
    }

    /** Requests for decisions that were answered, with anything. */
    long decisions() {
        return counts[DECISIONS];
    }

    /** Those of them that were answered with a server error. */
    long failed() {
        return counts[FAILED];
    }

    /** How often a core told its counts. */
    long coreLooks() {
        return counts[CORE_LOOKS];
    }

    /** How often a graveyard told its counts, or this watchdog whether the rules are the released ones. */
    long graveyardLooks() {
        return counts[GRAVEYARD_LOOKS];
    }

    /** How many of these looks found other rules than the released ones. */
    long drifts() {
        return counts[DRIFTS];
    }

    Tally withDecisions(long answered, long failed) {
        return with(DECISIONS, answered).with(FAILED, failed);
    }

    Tally withCoreLook() {
        return with(CORE_LOOKS, 1);
    }

    Tally withGraveyardLook(boolean drift) {
        return with(GRAVEYARD_LOOKS, 1).with(DRIFTS, drift ? 1 : 0);
    }

    /** This and so many durations more that another histogram counts up to a bound, in seconds. */
    Tally withDurations(Buckets histogram, double upTo, long many) {
        return with(histogram.first() + histogram.bucket(upTo), many);
    }

    private Tally with(int place, long more) {
        long[] sum = counts.clone();
        sum[place] += more;
        return new Tally(sum);
    }

    Tally plus(Tally other) {
        long[] sum = counts.clone();
        for (int i = 0; i < SIZE; i++) {
            sum[i] += other.counts[i];
        }
        return new Tally(sum);
    }

    /** What a counter that stood at {@code before} has counted since; all that it shows when it was begun anew, as one lower count tells. */
    Tally since(Tally before) {
        long[] difference = new long[SIZE];
        for (int i = 0; i < SIZE; i++) {
            difference[i] = counts[i] - before.counts[i];
            if (difference[i] < 0) {
                return this;
            }
        }
        return new Tally(difference);
    }

    /** How many durations there are. */
    long total(Buckets histogram) {
        return upTo(histogram, Double.POSITIVE_INFINITY);
    }

    /** How many of them are above a bound of the histogram, in seconds. */
    long above(Buckets histogram, double bound) {
        return total(histogram) - upTo(histogram, bound);
    }

    private long upTo(Buckets histogram, double bound) {
        int last = histogram.bucket(bound);
        long sum = 0;
        for (int bucket = 0; bucket <= last; bucket++) {
            sum += counts[histogram.first() + bucket];
        }
        return sum;
    }

    /**
     * The estimated duration in seconds that a fraction of all is within. Within its bucket it is interpolated on a straight line, as
     * Prometheus's {@code histogram_quantile} does (prometheus.io/docs/prometheus/latest/querying/functions): with rank {@code r = q·n} in the bucket
     * from {@code a} to {@code b}, which has {@code c} of all and {@code s} below it, {@code a + (b − a)·(r − s)/c}. It is exact at the
     * bounds, so that it is above a bound if and only if more than {@code 1 − q} of all are. Beyond the last bound it is that bound.
     *
     * @return empty when there are none
     */
    OptionalDouble quantile(Buckets histogram, double fraction) {
        long total = total(histogram);
        if (total == 0) {
            return OptionalDouble.empty();
        }
        double rank = fraction * total;
        double lower = 0;
        long below = 0;
        for (int bucket = 0; bucket < histogram.count() - 1; bucket++) {
            long here = counts[histogram.first() + bucket];
            double upper = histogram.bound(bucket);
            if (here > 0 && below + here >= rank) {
                return OptionalDouble.of(lower + (upper - lower) * (rank - below) / here);
            }
            below += here;
            lower = upper;
        }
        return OptionalDouble.of(lower);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally && Arrays.equals(counts, tally.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}
