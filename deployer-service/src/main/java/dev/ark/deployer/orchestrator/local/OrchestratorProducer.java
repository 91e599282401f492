package dev.ark.deployer.orchestrator.local;

import dev.ark.contract.local.LocalLayout;
import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.orchestrator.BackOff;
import dev.ark.deployer.orchestrator.NoOrchestrator;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.orchestrator.SupervisionTimes;
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
            DeployerConfig config, LocalLayout layout, Deployment deployment, LoopWatch loops, Clock clock) {
        return switch (config.orchestrator()) {
            case NONE -> new NoOrchestrator();
            case PROCESSES -> processes(config, layout, deployment.version(), loops, clock);
        };
    }

    private static Orchestrator processes(
            DeployerConfig config, LocalLayout layout, String version, LoopWatch loops, Clock clock) {
        DeployerConfig.Supervision times = config.supervision();
        LocalSlot slot = LocalSlot.of(config, layout, version, System.getenv());
        return new ChildProcessOrchestrator(
                slot.processes(),
                new OperatingSystemProcesses(layout, slot::prepare),
                new SupervisionTimes(
                        new BackOff(times.firstBackOff(), times.longestBackOff()),
                        times.probeUntilReady(),
                        times.probeOnceReady()),
                times.turn(),
                loops,
                clock,
                slot.probe(times.probeTimeout()));
    }
}
