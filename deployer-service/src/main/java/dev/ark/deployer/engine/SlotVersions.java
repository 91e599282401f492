package dev.ark.deployer.engine;

import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.release.ReleaseCatalog;
import java.util.Optional;

/** The versions as the orchestrator keeps them, and as they are installed. */
record SlotVersions(Orchestrator orchestrator, ReleaseCatalog releases) implements Versions {
    @Override
    public String stable() {
        return orchestrator.stableVersion();
    }

    @Override
    public Optional<String> previous() {
        return orchestrator.previousStable();
    }

    @Override
    public boolean exists(String version) {
        return releases.find(version).isPresent();
    }
}
