package dev.ark.deployer.orchestrator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The processes of one slot under supervision. Not thread-safe. */
final class SupervisedSlot {
    private final List<Place> places;
    private final List<SupervisedProcess> processes;

    /** A slot, of which what runs already is taken over. */
    SupervisedSlot(List<Place> places, Means means, String supposed) {
        this.places = List.copyOf(places);
        this.processes = places.stream()
                .map(place -> new SupervisedProcess(place, means))
                .toList();
        processes.forEach(process -> process.adopt(supposed));
    }

    /** Looks at every process, and does what is due. */
    void turn(SlotPlan plan) {
        List<Goal> goals = plan.goals(places, running(), drained());
        for (int i = 0; i < goals.size(); i++) {
            processes.get(i).pursue(goals.get(i));
        }
    }

    /** The release of each process that runs, by its name. */
    Map<String, String> running() {
        Map<String, String> running = new TreeMap<>();
        for (int i = 0; i < places.size(); i++) {
            String name = places.get(i).name();
            processes.get(i).running().ifPresent(version -> running.put(name, version));
        }
        return running;
    }

    private Set<String> drained() {
        Set<String> drained = new TreeSet<>();
        for (int i = 0; i < places.size(); i++) {
            if (processes.get(i).drained()) {
                drained.add(places.get(i).name());
            }
        }
        return drained;
    }

    /** What runs, and what is to run. */
    List<ObservedProcess> observed(SlotPlan plan) {
        List<ObservedProcess> observed = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            var wanted = plan.spec(places.get(i));
            ObservedProcess process = processes.get(i).observed(wanted);
            if (process.pid() != null || wanted.isPresent()) {
                observed.add(process);
            }
        }
        return observed;
    }
}
