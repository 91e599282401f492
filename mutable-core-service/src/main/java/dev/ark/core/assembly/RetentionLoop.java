package dev.ark.core.assembly;

import dev.ark.core.retention.Compactor;
import dev.ark.runtime.loop.LoopWatch;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Keeps the database from growing for ever. */
@Singleton
public final class RetentionLoop {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LoopWatch watch;
    private final Compactor compactor;

    RetentionLoop(LoopWatch watch, Compactor compactor) {
        this.watch = watch;
        this.compactor = compactor;
    }

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void compact() {
        watch.turn("journal-compaction", MINUTE, compactor::turn);
    }
}
