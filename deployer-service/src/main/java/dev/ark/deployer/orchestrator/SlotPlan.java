package dev.ark.deployer.orchestrator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to run in a slot.
 *
 * @param wanted in the order in which they are started; none when nothing is to run
 * @param drain how long each process that is not wanted may take to end
 */
public record SlotPlan(List<ProcessSpec> wanted, Duration drain) {
    public SlotPlan {
        wanted = List.copyOf(wanted);
    }

    /**
     * What is to become of each process now. What runs and is not wanted ends first, one after another against the order of starting: a core is
     * not without its evaluator while it answers what it has taken. Only then is started what is missing.
     *
     * @param places of the slot, in the order in which they are started
     * @param running the release of each process that runs, by its name
     * @return a goal for each place, in their order
     */
    List<Goal> goals(List<Place> places, Map<String, String> running) {
        Optional<Place> first = places.reversed().stream()
                .filter(place -> stale(place, running))
                .findFirst();
        return places.stream().map(place -> goal(place, running, first)).toList();
    }

    private Goal goal(Place place, Map<String, String> running, Optional<Place> firstToEnd) {
        if (firstToEnd.equals(Optional.of(place))) {
            return new Goal.Stop(drain);
        }
        boolean waits = firstToEnd.isPresent() && !running.containsKey(place.name());
        if (waits || stale(place, running)) {
            return new Goal.Leave();
        }
        return spec(place).<Goal>map(Goal.Run::new).orElseGet(Goal.Leave::new);
    }

    private boolean stale(Place place, Map<String, String> running) {
        String version = running.get(place.name());
        return version != null && !spec(place).map(ProcessSpec::version).equals(Optional.of(version));
    }

    /** For people to read. */
    public String summary() {
        return wanted.isEmpty()
                ? "nothing is to run"
                : wanted.stream()
                        .map(spec -> spec.name() + " of " + spec.version())
                        .collect(Collectors.joining(", ", "to run: ", ""));
    }

    /** The process that is wanted at a place, if one is. */
    Optional<ProcessSpec> spec(Place place) {
        return wanted.stream().filter(spec -> spec.name().equals(place.name())).findFirst();
    }
}
