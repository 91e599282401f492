package dev.ark.deployer.orchestrator;

import java.util.List;

/** For a deployer that runs no processes: something else does, or nothing is to. */
public final class NoOrchestrator implements Orchestrator {
    @Override
    public void supervise() {}

    @Override
    public List<ObservedProcess> observed() {
        return List.of();
    }

    @Override
    public void release() {}
}
