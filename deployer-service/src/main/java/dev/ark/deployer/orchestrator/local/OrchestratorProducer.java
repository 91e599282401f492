package dev.ark.deployer.orchestrator.local;

import dev.ark.contract.local.LocalLayout;
import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.orchestrator.NoOrchestrator;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.release.ReleaseCatalog;
import dev.ark.runtime.deployment.Deployment;
import dev.ark.runtime.loop.LoopWatch;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The orchestrator that the configuration names. */
public final class OrchestratorProducer {
    @Produces
    @Singleton
    LocalLayout layout(DeployerConfig config) {
        return new LocalLayout(config.home(), config.portOffset());
    }

    @Produces
    @Singleton
    Orchestrator orchestrator(
            DeployerConfig config, ReleaseCatalog releases, Deployment deployment, LoopWatch loops, Clock clock) {
        return switch (config.orchestrator()) {
            case NONE -> new NoOrchestrator(deployment.version());
            case PROCESSES -> {
                LocalLayout layout = layout(config);
                LocalInstallation installation = new LocalInstallation(config, layout, releases, System.getenv());
                DesiredStable stable = new DesiredStable(layout, releases, deployment.version());
                yield new ChildProcessOrchestrator(
                        installation, stable, machine(config, installation, clock), config.supervision(), loops);
            }
        };
    }

    private static ChildProcessOrchestrator.Machine machine(
            DeployerConfig config, LocalInstallation installation, Clock clock) {
        DeployerConfig.Supervision times = config.supervision();
        return new ChildProcessOrchestrator.Machine(
                new OperatingSystemProcesses(installation.layout(), installation::prepare),
                installation.probe(times.probeTimeout()),
                clock);
    }
}
