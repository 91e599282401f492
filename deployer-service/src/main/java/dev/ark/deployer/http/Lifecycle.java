package dev.ark.deployer.http;

import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.traffic.embedded.EmbeddedEdge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * The deployer's start and end. Listening comes first: a taken port ends the start before anything runs. At the end requests are drained,
 * and the processes go on running: whoever comes next adopts them.
 */
@Singleton
public final class Lifecycle {
    private final EmbeddedEdge edge;
    private final Orchestrator orchestrator;

    Lifecycle(EmbeddedEdge edge, Orchestrator orchestrator) {
        this.edge = edge;
        this.orchestrator = orchestrator;
    }

    void start(@Observes StartupEvent event) {
        edge.listen();
        orchestrator.supervise();
    }

    void end(@Observes ShutdownEvent event) {
        orchestrator.release();
        edge.drain();
    }
}
