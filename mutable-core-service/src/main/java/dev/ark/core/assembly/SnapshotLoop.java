package dev.ark.core.assembly;

import dev.ark.core.snapshot.SnapshotSchedule;
import dev.ark.runtime.loop.LoopWatch;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Looks whether a snapshot is due. */
@Singleton
public final class SnapshotLoop {
    /** Far above what the largest snapshot takes: a core is not unready because it is making one. */
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final LoopWatch watch;
    private final SnapshotSchedule schedule;

    SnapshotLoop(LoopWatch watch, SnapshotSchedule schedule) {
        this.watch = watch;
        this.schedule = schedule;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void makeIfDue() {
        watch.turn("snapshot", AN_HOUR, schedule::turn);
    }
}
