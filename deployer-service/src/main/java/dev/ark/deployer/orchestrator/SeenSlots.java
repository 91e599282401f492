package dev.ark.deployer.orchestrator;

import dev.ark.deployer.rollout.SlotSeen;
import java.util.List;
import java.util.Optional;

/** Makes one thing of what was seen of a slot's processes. */
public final class SeenSlots {
    private SeenSlots() {}

    /**
     * A slot as one. It is of the version of its core, if that runs; it is ready when all its processes are, and of that version.
     *
     * @param places the slot's own places
     * @param core the name of the process whose version counts
     */
    public static SlotSeen of(List<Place> places, String core, List<ObservedProcess> observed) {
        List<String> names = places.stream().map(Place::name).toList();
        List<ObservedProcess> running = observed.stream()
                .filter(process -> process.pid() != null && names.contains(process.name()))
                .toList();
        if (running.isEmpty()) {
            return new SlotSeen.Absent();
        }
        String version = running.stream()
                .filter(process -> process.name().equals(core))
                .findFirst()
                .or(() -> Optional.of(running.getFirst()))
                .get()
                .version();
        boolean ready = running.size() == places.size()
                && running.stream()
                        .allMatch(process -> process.state() == ProcessState.READY
                                && process.version().equals(version));
        return new SlotSeen.Running(version, ready);
    }
}
