package dev.ark.deployer.engine;

import dev.ark.contract.local.LocalLayout;
import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.observation.CanaryWatch;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.store.DeployerDatabase;
import dev.ark.deployer.store.Records;
import dev.ark.deployer.traffic.TrafficRouter;
import dev.ark.deployer.work.Works;
import dev.ark.runtime.identity.ServiceIdentity;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;

/** What the engine is made of. */
public final class EngineProducer {
    @Produces
    @Singleton
    Records records(DeployerDatabase database, LocalLayout layout) {
        return Records.in(database, layout.deployerDirectory().resolve("deployer.lock"));
    }

    @Produces
    @Singleton
    Slots slots(Orchestrator orchestrator, TrafficRouter router) {
        return new Slots(orchestrator, router);
    }

    @Produces
    @Singleton
    JobRunner jobs(Works works, Records records) {
        return new JobRunner(works, records.jobs());
    }

    @Produces
    @Singleton
    RolloutEngine engine(Records records, Slots slots, CanaryWatch watch, JobRunner jobs, Works works, Clock clock) {
        return new RolloutEngine(records, new Lookout(slots, watch, jobs, works), slots, jobs, clock);
    }

    @Produces
    @Singleton
    Announcer announcer(DeployerConfig config, LocalLayout layout, ServiceIdentity identity, Records records) {
        URI core = config.coreUrl().orElse(URI.create("http://127.0.0.1:" + layout.corePort()));
        return new Announcer(records.outbox(), new CoreJournal(core, identity.tokenFile()), System::nanoTime);
    }
}
