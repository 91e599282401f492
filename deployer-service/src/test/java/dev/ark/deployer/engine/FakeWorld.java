package dev.ark.deployer.engine;

import dev.ark.deployer.observation.CanaryWatch;
import dev.ark.deployer.orchestrator.ObservedProcess;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.rollout.Database;
import dev.ark.deployer.rollout.Intent;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.rollout.SlotSeen;
import dev.ark.deployer.rollout.SlotSeen.Absent;
import dev.ark.deployer.rollout.SlotSeen.Running;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.traffic.TrafficRouter;
import dev.ark.deployer.tripwire.Assessment;
import dev.ark.deployer.tripwire.CheckRecord;
import dev.ark.deployer.tripwire.Tripwire;
import dev.ark.deployer.tripwire.Verdict;
import dev.ark.deployer.work.Assignment;
import dev.ark.deployer.work.WorkFailedException;
import dev.ark.deployer.work.Works;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Slots, a router, a database and checks: all that outlives a deployer. What is started is ready once time has passed. */
final class FakeWorld implements Orchestrator, TrafficRouter, Works, CanaryWatch {
    static final String OLD = "v1";
    static final String NEW = "v2";

    /** Done by a worker in the place of what the intent says. */
    interface Work {
        String carryOut(Assignment assignment) throws WorkFailedException, InterruptedException;
    }

    private final Map<Slot, SlotSeen> slots = new EnumMap<>(Slot.class);
    final List<Intent> worked = new CopyOnWriteArrayList<>();
    volatile Shares shares = Shares.ALL_STABLE;
    volatile Database database = new Database(false, true, "s-1");
    volatile boolean halted;
    volatile Function<RolloutState, Verdict> verdicts = rollout -> Verdict.PASS;
    volatile Work work = assignment -> "done";
    volatile Runnable beforeEachLook = () -> {};

    FakeWorld() {
        slots.put(Slot.STABLE, new Running(OLD, true));
        slots.put(Slot.CANARY, new Absent());
    }

    synchronized void pass() {
        slots.replaceAll(
                (slot, seen) -> seen instanceof Running(String version, boolean _) ? new Running(version, true) : seen);
    }

    synchronized void put(Slot slot, SlotSeen seen) {
        slots.put(slot, seen);
    }

    @Override
    public synchronized SlotSeen seen(Slot slot) {
        if (slot == Slot.STABLE) {
            beforeEachLook.run();
        }
        return slots.get(slot);
    }

    @Override
    public synchronized void run(Slot slot, String version) {
        if (!(slots.get(slot) instanceof Running(String running, boolean _)) || !running.equals(version)) {
            slots.put(slot, new Running(version, false));
        }
    }

    @Override
    public synchronized void empty(Slot slot, Duration drain) {
        slots.put(slot, new Absent());
    }

    @Override
    public void route(Shares desired) {
        shares = desired;
    }

    @Override
    public Observed observed() {
        return new Observed(shares, true);
    }

    @Override
    public String carryOut(Assignment assignment) throws WorkFailedException, InterruptedException {
        worked.add(assignment.intent());
        if (assignment.intent() instanceof Intent.Restore) {
            put(Slot.STABLE, new Absent());
            database = new Database(false, true, "s-1");
        }
        return work.carryOut(assignment);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Assessment assess(RolloutState rollout, Instant now) {
        Verdict verdict = verdicts.apply(rollout);
        return Assessment.of(List.of(
                new CheckRecord(Tripwire.ERRORS, now, verdict, false, Map.of(), List.of(), "as the test wants it")));
    }

    @Override
    public boolean halted() {
        return halted;
    }

    @Override
    public List<CheckRecord> checks(String rollout) {
        return List.of();
    }

    @Override
    public Map<Slot, Traffic> counted() {
        return Map.of();
    }

    @Override
    public List<ObservedProcess> observed(Slot slot) {
        return List.of();
    }

    @Override
    public void supervise() {}

    @Override
    public String stableVersion() {
        return "v1";
    }

    @Override
    public Optional<String> previousStable() {
        return Optional.empty();
    }

    @Override
    public void rehearse(String version) {}

    @Override
    public void release() {}
}
