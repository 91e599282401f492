package dev.ark.core.snapshot;

import dev.ark.contract.http.StateSnapshot;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/** How old and how large the newest snapshot is, and what failed. Thread-safe. */
final class SnapshotMetrics {
    private final Counter failures;
    private final Counter damaged;
    private volatile double lastSuccess;
    private volatile double seconds;
    private volatile double bytes;

    /** Metrics that begin with the newest snapshot that is there. */
    SnapshotMetrics(MeterRegistry meters, Optional<StateSnapshot> newest) {
        newest.ifPresent(this::made);
        this.failures = Counter.builder("ark.snapshot.failures")
                .description("snapshots that could not be made")
                .register(meters);
        this.damaged = Counter.builder("ark.snapshot.damaged")
                .description("looks at a snapshot that found it changed since it was made")
                .register(meters);
        Gauge.builder("ark.snapshot.last.success.timestamp.seconds", this, metrics -> metrics.lastSuccess)
                .description("when the newest snapshot was made")
                .register(meters);
        Gauge.builder("ark.snapshot.duration.seconds", this, metrics -> metrics.seconds)
                .description("how long the newest snapshot took to make and to verify")
                .register(meters);
        Gauge.builder("ark.snapshot.bytes", this, metrics -> metrics.bytes)
                .description("size of the newest snapshot")
                .register(meters);
    }

    void made(StateSnapshot snapshot) {
        lastSuccess = snapshot.at().toEpochMilli() / 1_000.0;
        seconds = snapshot.durationMillis() / 1_000.0;
        bytes = snapshot.bytes();
    }

    void failed() {
        failures.increment();
    }

    void foundDamaged() {
        damaged.increment();
    }
}
