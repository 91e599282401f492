package dev.ark.deployer.orchestrator;

import dev.ark.deployer.rollout.SlotSeen;
import dev.ark.deployer.traffic.Slot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs nothing: whoever runs the services does so by other means.
 *
 * @param stableVersion what it is told that they run
 */
public record NoOrchestrator(String stableVersion) implements Orchestrator {
    @Override
    public void supervise() {}

    @Override
    public List<ObservedProcess> observed(Slot slot) {
        return List.of();
    }

    @Override
    public SlotSeen seen(Slot slot) {
        return new SlotSeen.Absent();
    }

    @Override
    public void run(Slot slot, String version) {
        throw refused();
    }

    @Override
    public void rehearse(String version) {
        throw refused();
    }

    @Override
    public void empty(Slot slot, Duration drain) {
        throw refused();
    }

    @Override
    public Optional<String> previousStable() {
        return Optional.empty();
    }

    @Override
    public void release() {}

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException("the services are run by somebody else");
    }
}
