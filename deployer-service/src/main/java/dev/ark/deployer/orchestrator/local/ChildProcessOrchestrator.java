package dev.ark.deployer.orchestrator.local;

import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.StableRecord;
import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.orchestrator.BackOff;
import dev.ark.deployer.orchestrator.Blueprint;
import dev.ark.deployer.orchestrator.Means;
import dev.ark.deployer.orchestrator.ObservedProcess;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.orchestrator.Place;
import dev.ark.deployer.orchestrator.Processes;
import dev.ark.deployer.orchestrator.Reconciler;
import dev.ark.deployer.orchestrator.SeenSlots;
import dev.ark.deployer.orchestrator.SlotPlan;
import dev.ark.deployer.orchestrator.SupervisionTimes;
import dev.ark.deployer.rollout.SlotSeen;
import dev.ark.deployer.traffic.Slot;
import dev.ark.runtime.loop.LoopWatch;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs the reconciler on a thread of its own: every turn of the loop, and at once when a process has ended or something else is desired. */
public final class ChildProcessOrchestrator implements Orchestrator {
    /** Promised to the watch, so that a slow machine does not make the loop late: a turn is due far more often. */
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger(ChildProcessOrchestrator.class.getName());
    private static final Duration LONGEST_RELEASE = Duration.ofSeconds(2);

    private final Blueprint blueprint;
    private final DesiredStable stable;
    private final DeployerConfig.Supervision config;
    private final LoopWatch loops;
    private final ScheduledExecutorService thread;
    private final Reconciler reconciler;
    private final Map<Slot, SlotPlan> plans = new ConcurrentHashMap<>();
    private volatile boolean supervising;

    /** The machine that processes run on. */
    record Machine(Processes processes, ReadinessProbe probe, Clock clock) {}

    /**
     * An orchestrator, which has taken over what runs already; nothing else is done before it supervises.
     *
     * @throws IllegalArgumentException when the release that stable is to run is not there
     */
    ChildProcessOrchestrator(
            Blueprint blueprint,
            DesiredStable stable,
            Machine machine,
            DeployerConfig.Supervision config,
            LoopWatch loops) {
        this.blueprint = blueprint;
        this.stable = stable;
        this.config = config;
        this.loops = loops;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("reconciler").daemon().factory());
        Executor wake = this::execute;
        Means means = new Means(
                machine.processes(),
                new ConcurrentProbes(machine.probe(), wake),
                times(config),
                machine.clock(),
                this::wake);
        StableRecord desired = stable.now();
        plans.put(Slot.STABLE, desired.running() ? whole(Slot.STABLE, desired.version()) : nothing(config.drain()));
        this.reconciler = new Reconciler(blueprint, means, desired.version());
        plans.put(Slot.CANARY, asFound(reconciler.running(Slot.CANARY)));
    }

    private static SupervisionTimes times(DeployerConfig.Supervision config) {
        return new SupervisionTimes(
                new BackOff(config.firstBackOff(), config.longestBackOff()),
                config.probeUntilReady(),
                config.probeOnceReady(),
                config.hungAfter(),
                config.drain());
    }

    @Override
    public void supervise() {
        supervising = true;
        var unused =
                thread.scheduleWithFixedDelay(this::reconcile, 0, config.turn().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public List<ObservedProcess> observed(Slot slot) {
        return reconciler.observed(slot);
    }

    @Override
    public SlotSeen seen(Slot slot) {
        List<Place> places = blueprint.places(slot);
        String core = switch (slot) {
            case STABLE -> LocalLayout.CORE;
            case CANARY -> LocalLayout.canary(LocalLayout.CORE);
        };
        return SeenSlots.of(places, core, observed(slot));
    }

    @Override
    public void run(Slot slot, String version) {
        SlotPlan plan = whole(slot, version);
        if (slot == Slot.STABLE) {
            stable.run(version);
        }
        pursue(slot, plan);
    }

    @Override
    public void rehearse(String version) {
        pursue(Slot.CANARY, rehearsal(version));
    }

    @Override
    public void empty(Slot slot, Duration drain) {
        if (slot == Slot.STABLE) {
            stable.stop();
        }
        pursue(slot, nothing(drain));
    }

    @Override
    public String stableVersion() {
        return stable.now().version();
    }

    @Override
    public Optional<String> previousStable() {
        return stable.previous();
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

    private void pursue(Slot slot, SlotPlan plan) {
        if (!plan.equals(plans.put(slot, plan))) {
            LOG.log(Level.INFO, "{0} slot: {1}", slot.label(), plan.summary());
            wake();
        }
    }

    private SlotPlan whole(Slot slot, String version) {
        return new SlotPlan(blueprint.services(slot, version), config.drain());
    }

    private SlotPlan rehearsal(String version) {
        return new SlotPlan(blueprint.services(Slot.CANARY, version).subList(0, 1), config.drain());
    }

    private static SlotPlan nothing(Duration drain) {
        return new SlotPlan(List.of(), drain);
    }

    /** What runs in the canary slot goes on as it is until somebody desires something else. */
    private SlotPlan asFound(Map<String, String> running) {
        Place evaluator = blueprint.places(Slot.CANARY).getFirst();
        try {
            return running.entrySet().stream()
                    .filter(process -> !process.getKey().equals(evaluator.name()))
                    .findFirst()
                    .map(process -> whole(Slot.CANARY, process.getValue()))
                    .or(() -> Optional.ofNullable(running.get(evaluator.name())).map(this::rehearsal))
                    .orElseGet(() -> nothing(config.drain()));
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "what runs as canary is ended: {0}", e.getMessage());
            return nothing(config.drain());
        }
    }

    private void reconcile() {
        if (!thread.isShutdown()) {
            loops.turn("reconciler", PROMISED, () -> reconciler.turn(plans));
        }
    }

    private void wake() {
        if (supervising) {
            execute(this::reconcile);
        }
    }

    /** On the reconciler's thread, unless the processes have been released. */
    private void execute(Runnable task) {
        if (!thread.isShutdown()) {
            thread.execute(task);
        }
    }
}
