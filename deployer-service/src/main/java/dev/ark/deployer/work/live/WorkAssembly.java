package dev.ark.deployer.work.live;

import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.RestoreFiles;
import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.observation.Baselines;
import dev.ark.deployer.observation.Forecasts;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.service.SlotAddresses;
import dev.ark.deployer.validation.live.SyntheticService;
import dev.ark.deployer.validation.live.ValidationService;
import dev.ark.deployer.work.BaselineCheck;
import dev.ark.deployer.work.Preflight;
import dev.ark.deployer.work.Records;
import dev.ark.deployer.work.ReplaySettings;
import dev.ark.deployer.work.RolloutWorks;
import dev.ark.deployer.work.RulesLowering;
import dev.ark.deployer.work.Waiting;
import dev.ark.deployer.work.WorkParts;
import dev.ark.deployer.work.WorkParts.Reach;
import dev.ark.deployer.work.WorkParts.Trials;
import dev.ark.deployer.work.WorkParts.WorkSettings;
import dev.ark.runtime.deployment.Environment;
import dev.ark.runtime.identity.ServiceIdentity;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the work of rollouts for a local installation. */
final class WorkAssembly {
    @Produces
    @Singleton
    Records records(LocalLayout layout) {
        return new JsonRecords(layout.deployerDirectory());
    }

    @Produces
    @Singleton
    Reach reach(DeployerConfig config, LocalLayout layout, ServiceIdentity identity, Records records) {
        JsonCalls calls = new JsonCalls(identity.tokenFile());
        RestoreFiles files = new RestoreFiles(layout.stateFile());
        return new Reach(
                new HttpStableCore(
                        SlotAddresses.stable(config.services(), layout).core(), calls),
                new HttpEvaluator(calls),
                new ReleasesAtWork(layout),
                new SqliteStateFile(
                        files,
                        config.snapshotDirectory().orElseGet(files::snapshots).toAbsolutePath(),
                        layout.deployerDirectory().resolve("backups")),
                records);
    }

    @Produces
    @Singleton
    Trials trials(SyntheticService synthetic, ValidationService validation, Baselines baselines, Forecasts forecasts) {
        return new Trials(new LiveSyntheticLoop(synthetic), new LiveValidationRun(validation), baselines, forecasts);
    }

    @Produces
    @Singleton
    WorkParts parts(DeployerConfig config, Reach reach, Orchestrator orchestrator, Trials trials, Clock clock) {
        return new WorkParts(reach, orchestrator, trials, settings(config), clock, new Waiting(Thread::sleep));
    }

    @Produces
    @Singleton
    Preflight preflight(WorkParts parts) {
        return parts.preflight();
    }

    @Produces
    @Singleton
    RolloutWorks works(WorkParts parts, Preflight preflight) {
        return parts.works(preflight);
    }

    @Produces
    @Singleton
    RulesLowering rules(Reach reach) {
        return new RulesLowering(reach.core(), reach.releases());
    }

    private static WorkSettings settings(DeployerConfig config) {
        DeployerConfig.Preflight preflight = config.preflight();
        DeployerConfig.Replay replay = config.replay();
        return new WorkSettings(
                config.environment() == Environment.PRODUCTION,
                preflight.diskMargin(),
                preflight.journalVerified(),
                preflight.journalReading(),
                new BaselineCheck.Least(
                        config.baseline().least(), config.baseline().over()),
                new ReplaySettings(replay.decisions(), replay.age(), replay.mostChanged()));
    }
}
