package dev.ark.core.assembly;

import dev.ark.core.sqlite.WriterMetrics;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts commits. */
final class MeteredWriter implements WriterMetrics {
    private final Timer commits;
    private final DistributionSummary batches;

    MeteredWriter(MeterRegistry meters) {
        this.commits = Timer.builder("ark.state.write.duration")
                .description("time of a commit, its fsync included")
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1))
                .register(meters);
        this.batches = DistributionSummary.builder("ark.state.write.batch")
                .description("changes committed together")
                .register(meters);
    }

    @Override
    public void committed(int changes, long nanos) {
        commits.record(nanos, TimeUnit.NANOSECONDS);
        batches.record(changes);
    }
}
