package dev.ark.deployer.orchestrator;

import dev.ark.deployer.traffic.Slot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings what runs to what is desired, level-triggered: each turn looks at every process and does what is missing. What a slot consists of is
 * started together; each process bears the absence of the others. Not thread-safe, but for {@link #observed}.
 */
public final class Reconciler {
    private final List<ProcessSpec> shared;
    private final List<SupervisedProcess> sharedProcesses;
    private final Map<Slot, SupervisedSlot> slots;
    private volatile Map<Slot, List<ObservedProcess>> observed;

    /**
     * A reconciler, which takes over what runs already.
     *
     * @param stable the release that processes of the stable slot are taken to run when that cannot be told
     */
    public Reconciler(Blueprint blueprint, Means means, String stable) {
        this.shared = blueprint.shared();
        this.sharedProcesses = shared.stream()
                .map(spec -> new SupervisedProcess(spec.place(), means))
                .toList();
        for (int i = 0; i < shared.size(); i++) {
            sharedProcesses.get(i).adopt(shared.get(i).version());
        }
        this.slots = new EnumMap<>(Map.of(
                Slot.STABLE, new SupervisedSlot(blueprint.places(Slot.STABLE), means, stable),
                Slot.CANARY, new SupervisedSlot(blueprint.places(Slot.CANARY), means, "unknown")));
        SlotPlan nothing = new SlotPlan(List.of(), means.times().drain());
        this.observed = look(Map.of(Slot.STABLE, nothing, Slot.CANARY, nothing));
    }

    /** The release of each process of a slot that runs, by its name. */
    public Map<String, String> running(Slot slot) {
        return slots.get(slot).running();
    }

    /** Looks at every process, and does what is due. */
    public void turn(Map<Slot, SlotPlan> plans) {
        for (int i = 0; i < shared.size(); i++) {
            SupervisedProcess process = sharedProcesses.get(i);
            process.running();
            process.pursue(new Goal.Run(shared.get(i)));
        }
        slots.forEach((slot, supervised) -> supervised.turn(plans.get(slot)));
        observed = look(plans);
    }

    /** What the last turn saw of a slot, in the order in which the processes are started; with the stable one, what all slots share. Thread-safe. */
    public List<ObservedProcess> observed(Slot slot) {
        return observed.get(slot);
    }

    private Map<Slot, List<ObservedProcess>> look(Map<Slot, SlotPlan> plans) {
        List<ObservedProcess> stable = new ArrayList<>();
        for (int i = 0; i < shared.size(); i++) {
            stable.add(sharedProcesses.get(i).observed(Optional.of(shared.get(i))));
        }
        stable.addAll(slots.get(Slot.STABLE).observed(plans.get(Slot.STABLE)));
        return Map.of(
                Slot.STABLE,
                List.copyOf(stable),
                Slot.CANARY,
                List.copyOf(slots.get(Slot.CANARY).observed(plans.get(Slot.CANARY))));
    }
}
