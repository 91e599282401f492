package dev.ark.deployer.observation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * A histogram of durations.
 *
 * @param bounds upper bounds of the buckets in seconds, rising
 * @param counts how many are in each bucket, and last how many are beyond the last bound
 */
public record Durations(List<Double> bounds, List<Long> counts) {
    public static final Durations NONE = new Durations(List.of(), List.of(0L));

    private static final double NANOS = 1e9;
    private static final double TOLERANCE = 1e-9;

    public Durations {
        bounds = List.copyOf(bounds);
        counts = List.copyOf(counts);
        if (counts.size() != bounds.size() + 1 || counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("every bucket has a count, and none is negative");
        }
    }

    /** How many there are. */
    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** How many are above a duration, together with those of which that cannot be told. */
    public long above(Duration duration) {
        double limit = duration.toNanos() / NANOS + TOLERANCE;
        long within = 0;
        for (int i = 0; i < bounds.size() && bounds.get(i) <= limit; i++) {
            within += counts.get(i);
        }
        return total() - within;
    }

    /**
     * The estimated duration that a fraction of all is within; zero when there are none. Within its bucket it is interpolated on a straight
     * line, as Prometheus's {@code histogram_quantile} does, so that it is exact at the bounds. Beyond the last bound it is that bound.
     */
    public Duration quantile(double fraction) {
        double rank = fraction * total();
        double lower = 0;
        long below = 0;
        for (int i = 0; i < bounds.size(); i++) {
            long here = counts.get(i);
            double upper = bounds.get(i);
            if (here > 0 && below + here >= rank) {
                return Duration.ofNanos(Math.round((lower + (upper - lower) * (rank - below) / here) * NANOS));
            }
            below += here;
            lower = upper;
        }
        return total() == 0 ? Duration.ZERO : Duration.ofNanos(Math.round(lower * NANOS));
    }

    /** What came since an earlier look at the same histogram; all of it when it was begun anew, as one lower count tells. */
    public Durations since(Durations earlier) {
        if (!bounds.equals(earlier.bounds)) {
            return this;
        }
        List<Long> difference = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            difference.add(counts.get(i) - earlier.counts.get(i));
        }
        return difference.stream().anyMatch(count -> count < 0) ? this : new Durations(bounds, difference);
    }

    /** Both together, with the bounds of both. */
    public Durations plus(Durations other) {
        NavigableMap<Double, Long> buckets = new TreeMap<>();
        addTo(buckets);
        other.addTo(buckets);
        long beyond = counts.getLast() + other.counts.getLast();
        List<Long> sums = LongStream.concat(buckets.values().stream().mapToLong(Long::longValue), LongStream.of(beyond))
                .boxed()
                .toList();
        return new Durations(List.copyOf(buckets.keySet()), sums);
    }

    private void addTo(NavigableMap<Double, Long> buckets) {
        for (int i = 0; i < bounds.size(); i++) {
            buckets.merge(bounds.get(i), counts.get(i), Long::sum);
        }
    }
}
