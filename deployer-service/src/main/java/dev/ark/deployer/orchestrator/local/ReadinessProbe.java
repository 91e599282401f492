package dev.ark.deployer.orchestrator.local;

import dev.ark.deployer.orchestrator.Answer;
import dev.ark.deployer.orchestrator.Place;

/** Asks one process whether it is ready; blocks for a bounded time. Thread-safe. */
public interface ReadinessProbe {
    Answer ask(Place place);
}
