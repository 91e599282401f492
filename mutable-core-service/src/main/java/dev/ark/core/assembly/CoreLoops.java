package dev.ark.core.assembly;

import dev.ark.core.decision.Approvals;
import dev.ark.core.decision.Expiry;
import dev.ark.core.decision.Overlays;
import dev.ark.core.execution.OutcomeWatch;
import dev.ark.core.facts.Windows;
import dev.ark.core.outbox.Outbox;
import dev.ark.core.state.StateExpiry;
import dev.ark.runtime.loop.LoopWatch;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The core's background loops. */
@Singleton
public final class CoreLoops {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final LoopWatch watch;
    private final Outbox outbox;
    private final Expiry expiry;
    private final OutcomeWatch outcomes;
    private final StateExpiry stateExpiry;
    private final Approvals approvals;
    private final Overlays overlays;
    private final Windows windows;

    CoreLoops(
            LoopWatch watch,
            Outbox outbox,
            Expiry expiry,
            OutcomeWatch outcomes,
            StateExpiry stateExpiry,
            Approvals approvals,
            Overlays overlays,
            Windows windows) {
        this.watch = watch;
        this.outbox = outbox;
        this.expiry = expiry;
        this.outcomes = outcomes;
        this.stateExpiry = stateExpiry;
        this.approvals = approvals;
        this.overlays = overlays;
        this.windows = windows;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void heartbeat() {
        watch.turn("bus-heartbeat", SECOND, outbox::heartbeat);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void expirePermits() {
        watch.turn("permit-expiry", SECOND, expiry::sweep);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void awaitOutcomes() {
        watch.turn("permit-outcomes", SECOND, outcomes::sweep);
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void purgeWindows() {
        watch.turn("windows", TEN_SECONDS, windows::purge);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void expireState() {
        watch.turn("state-expiry", SECOND, stateExpiry::sweep);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void expireApprovals() {
        watch.turn("approval-expiry", SECOND, approvals::expire);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void fetchOverlay() {
        watch.turn("overlay", SECOND, overlays::fetch);
    }
}
