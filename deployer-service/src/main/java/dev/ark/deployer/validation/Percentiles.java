package dev.ark.deployer.validation;

import java.time.Duration;
import java.util.List;

/** Percentiles over all samples, by the nearest-rank method: each is a latency that was really measured. */
final class Percentiles {
    private final List<Duration> sorted;

    Percentiles(List<Duration> latencies) {
        this.sorted = latencies.stream().sorted().toList();
    }

    /**
     * The smallest latency that at least so many percent of the samples do not exceed; zero when there are no samples.
     *
     * @param percent 1 to 100
     */
    Duration at(int percent) {
        if (sorted.isEmpty()) {
            return Duration.ZERO;
        }
        int rank = Math.ceilDiv(sorted.size() * percent, 100);
        return sorted.get(rank - 1);
    }
}
