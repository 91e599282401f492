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
     * What is to become of each process now. What runs and is not wanted is told to end first, each when those before it, against the order of
     * starting, have answered what they had taken: a core is not without its evaluator while it does. Only when all that have ended is started
     * what is missing.
     *
     * @param places of the slot, in the order in which they are started
     * @param running the release of each process that runs, by its name
     * @param drained the names of those that were told to end and have answered everything
     * @return a goal for each place, in their order
     */
    List<Goal> goals(List<Place> places, Map<String, String> running, Set<String> drained) {
        List<Place> stale = places.reversed().stream()
                .filter(place -> stale(place, running))
                .toList();
        Optional<Place> next =
                stale.stream().filter(place -> !drained.contains(place.name())).findFirst();
        return places.stream()
                .map(place -> next.equals(Optional.of(place))
                        ? new Goal.Stop(drain)
                        : goal(place, running.containsKey(place.name()), stale))
                .toList();
    }

    private Goal goal(Place place, boolean runs, List<Place> stale) {
        boolean waits = !stale.isEmpty() && !runs;
        if (waits || stale.contains(place)) {
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
