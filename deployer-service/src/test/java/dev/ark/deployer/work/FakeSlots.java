package dev.ark.deployer.work;

import dev.ark.deployer.orchestrator.ObservedProcess;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.orchestrator.ProcessState;
import dev.ark.deployer.rollout.SlotSeen;
import dev.ark.deployer.rollout.SlotSeen.Absent;
import dev.ark.deployer.rollout.SlotSeen.Running;
import dev.ark.deployer.traffic.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Slots that do at once what they are told, and note it among what others note. */
final class FakeSlots implements Orchestrator {
    private final Map<Slot, SlotSeen> seen = new EnumMap<>(Slot.class);
    private final List<String> notes;
    /** What a starting stable slot does before it is ready. */
    Runnable starting = () -> {};

    ProcessState state = ProcessState.READY;

    FakeSlots(List<String> notes) {
        this.notes = notes;
        seen.put(Slot.STABLE, new Running("v1", true));
        seen.put(Slot.CANARY, new Absent());
    }

    void put(Slot slot, SlotSeen what) {
        seen.put(slot, what);
    }

    @Override
    public void supervise() {}

    @Override
    public List<ObservedProcess> observed(Slot slot) {
        return seen(slot) instanceof Running running
                ? List.of(new ObservedProcess(
                        slot == Slot.CANARY ? "graveyard-canary" : "core",
                        1L,
                        running.version(),
                        state,
                        "http://127.0.0.1:1",
                        0,
                        Instant.EPOCH))
                : List.of();
    }

    @Override
    public SlotSeen seen(Slot slot) {
        return seen.get(slot);
    }

    @Override
    public void run(Slot slot, String version) {
        notes.add("run " + slot + " " + version);
        if (slot == Slot.STABLE && !seen(slot).serves(version)) {
            starting.run();
        }
        seen.put(slot, new Running(version, true));
    }

    @Override
    public String stableVersion() {
        return "v1";
    }

    @Override
    public Optional<String> previousStable() {
        return Optional.empty();
    }

    @Override
    public void rehearse(String version) {
        notes.add("rehearse " + version);
        seen.put(Slot.CANARY, new Running(version, false));
    }

    @Override
    public void empty(Slot slot, Duration drain) {
        notes.add("empty " + slot);
        seen.put(slot, new Absent());
    }

    @Override
    public void release() {}
}
