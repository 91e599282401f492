package dev.ark.core.assembly;

import dev.ark.core.checkpoint.CheckpointPruning;
import dev.ark.core.retention.Compactor;
import dev.ark.runtime.deployment.Deployment;
import dev.ark.runtime.loop.LoopWatch;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Takes out of the database what is needed no longer, of the journal only where a retention is set. A process of the stable slot does it; of two that hold themselves to
 * be it, one has the archive. Every other sees the floor that is left.
 */
@Singleton
public final class RetentionLoop {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LoopWatch watch;
    private final Compactor compactor;
    private final CheckpointPruning pruning;
    private final boolean isStable;

    RetentionLoop(LoopWatch watch, Compactor compactor, CheckpointPruning pruning, Deployment deployment) {
        this.watch = watch;
        this.compactor = compactor;
        this.pruning = pruning;
        this.isStable = deployment.deployment().equals(Deployment.STABLE);
    }

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void compact() {
        if (isStable) {
            watch.turn("journal-compaction", MINUTE, compactor::turn);
        }
    }

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void pruneCheckpoints() {
        if (isStable) {
            watch.turn("checkpoint-pruning", MINUTE, pruning::turn);
        }
    }
}
