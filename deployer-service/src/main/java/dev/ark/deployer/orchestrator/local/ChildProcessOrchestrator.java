package dev.ark.deployer.orchestrator.local;

import dev.ark.deployer.orchestrator.ObservedProcess;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.orchestrator.ProcessSpec;
import dev.ark.deployer.orchestrator.Processes;
import dev.ark.deployer.orchestrator.Reconciler;
import dev.ark.deployer.orchestrator.SupervisionTimes;
import dev.ark.deployer.rollout.SlotSeen;
import dev.ark.deployer.traffic.Slot;
import dev.ark.runtime.loop.LoopWatch;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs the reconciler on a thread of its own: every turn of the loop, and at once when a process has ended. */
public final class ChildProcessOrchestrator implements Orchestrator {
    /** Promised to the watch, so that a slow machine does not make the loop late: a turn is due far more often. */
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger(ChildProcessOrchestrator.class.getName());
    private static final Duration LONGEST_RELEASE = Duration.ofSeconds(2);

    private final Reconciler reconciler;
    private final LoopWatch loops;
    private final Duration turn;
    private final ScheduledExecutorService thread;

    /** An orchestrator of processes that are started in the order given. */
    public ChildProcessOrchestrator(
            List<ProcessSpec> desired,
            Processes operatingSystem,
            SupervisionTimes times,
            Duration turn,
            LoopWatch loops,
            Clock clock,
            ReadinessProbe probe) {
        this.loops = loops;
        this.turn = turn;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("reconciler").daemon().factory());
        Executor wake = this::run;
        this.reconciler = new Reconciler(
                desired,
                operatingSystem,
                new ConcurrentProbes(probe, wake),
                times,
                clock,
                () -> wake.execute(this::reconcile));
    }

    @Override
    public void supervise() {
        var unused = thread.scheduleWithFixedDelay(this::reconcile, 0, turn.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public List<ObservedProcess> observed(Slot slot) {
        return slot == Slot.STABLE ? reconciler.observed() : List.of();
    }

    @Override
    public SlotSeen seen(Slot slot) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void run(Slot slot, String version) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void rehearse(String version) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void empty(Slot slot, Duration drain) {
        throw new UnsupportedOperationException();
    }

    /** Waits, for a while, for a turn that is under way: what it launches must get its record, or nobody would find it again. */
    @Override
    public void release() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_RELEASE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "the reconciler is still at work and is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reconcile() {
        if (thread.isShutdown()) {
            return;
        }
        loops.turn("reconciler", PROMISED, reconciler::turn);
    }

    /** On the reconciler's thread, unless the processes have been released. */
    private void run(Runnable task) {
        if (!thread.isShutdown()) {
            thread.execute(task);
        }
    }
}
