package dev.ark.core.assembly;

import dev.ark.core.sqlite.WriterMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts commits and checkpoints. */
final class MeteredWriter implements WriterMetrics {
    private final Timer commits;
    private final DistributionSummary batches;
    private final Map<Checkpointed, Counter> checkpoints = new EnumMap<>(Checkpointed.class);

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
        for (Checkpointed outcome : Checkpointed.values()) {
            checkpoints.put(
                    outcome,
                    Counter.builder("ark.state.checkpoints")
                            .description("checkpoints of the write-ahead log, by how far they came")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    @Override
    public void committed(int changes, long nanos) {
        commits.record(nanos, TimeUnit.NANOSECONDS);
        batches.record(changes);
    }

    @Override
    public void checkpointed(Checkpointed outcome) {
        checkpoints.get(outcome).increment();
    }
}
