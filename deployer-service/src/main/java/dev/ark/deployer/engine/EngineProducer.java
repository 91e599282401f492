package dev.ark.deployer.engine;

import dev.ark.contract.local.LocalLayout;
import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.observation.CanaryWatch;
import dev.ark.deployer.observation.OpenRollout;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.release.ReleaseCatalog;
import dev.ark.deployer.service.SlotAddresses;
import dev.ark.deployer.store.DeployerDatabase;
import dev.ark.deployer.store.Records;
import dev.ark.deployer.store.StoredRollout;
import dev.ark.deployer.traffic.TrafficRouter;
import dev.ark.deployer.work.Works;
import dev.ark.runtime.identity.ServiceIdentity;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the engine is made of. */
public final class EngineProducer {
    @Produces
    @Singleton
    Records records(DeployerDatabase database, LocalLayout layout) {
        return Records.in(database, layout.deployerDirectory().resolve("deployer.lock"));
    }

    /** What the samples are taken for. */
    @Produces
    @Singleton
    OpenRollout open(Records records) {
        return () -> records.rollouts().current().map(StoredRollout::state);
    }

    @Produces
    @Singleton
    Versions versions(Orchestrator orchestrator, ReleaseCatalog releases) {
        return new SlotVersions(orchestrator, releases);
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
        SlotAddresses stable = SlotAddresses.stable(config.services(), layout);
        return new Announcer(records.outbox(), new CoreJournal(stable.core(), identity.tokenFile()), System::nanoTime);
    }
}
