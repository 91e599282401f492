package dev.ark.deployer.orchestrator.local;

import dev.ark.deployer.orchestrator.ProcessSpec;

/** Asks one process whether it is ready; blocks for a bounded time. Thread-safe. */
public interface ReadinessProbe {
    boolean ready(ProcessSpec spec);
}
