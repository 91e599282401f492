package dev.ark.core.assembly;

import dev.ark.core.halt.QuarantineEnds;
import dev.ark.runtime.loop.LoopWatch;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The loop that ends quarantines in time. */
@Singleton
public final class QuarantineLoop {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final LoopWatch watch;
    private final QuarantineEnds ends;

    QuarantineLoop(LoopWatch watch, QuarantineEnds ends) {
        this.watch = watch;
        this.ends = ends;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void end() {
        watch.turn("quarantine-ends", SECOND, ends::sweep);
    }
}
