package dev.ark.deployer.work;

import dev.ark.deployer.observation.Baselines;
import dev.ark.deployer.observation.Forecasts;
import dev.ark.deployer.orchestrator.Orchestrator;
import dev.ark.deployer.work.RestoreWork.Surroundings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * What work is made of.
 *
 * @param reach what it is done to
 * @param trials what a rollback ends with
 */
public record WorkParts(
        Reach reach, Orchestrator orchestrator, Trials trials, WorkSettings settings, Clock clock, Waiting waiting) {
    /** Whoever is asked, and what is read and written. */
    public record Reach(StableCore core, Evaluator evaluator, Releases releases, StateFile state, Records records) {}

    /** What tries the running system, and what is known of it. */
    public record Trials(SyntheticLoop synthetic, ValidationRun validation, Baselines baselines, Forecasts forecasts) {}

    /**
     * What is configured.
     *
     * @param diskMargin bytes
     * @param journalVerified how long ago the newest snapshot may have been verified
     * @param journalReading how long the journal is read
     * @param baseline what must be known of stable
     */
    public record WorkSettings(
            boolean production,
            long diskMargin,
            Duration journalVerified,
            Duration journalReading,
            BaselineCheck.Least baseline,
            ReplaySettings replay) {}

    /** The checks before a rollout. */
    public Preflight preflight() {
        StableCore core = reach.core();
        return new PreflightChecks(
                List.of(
                        new ReleaseCheck(reach.releases(), reach.state(), core, settings.production()),
                        new SlotCheck(orchestrator, core),
                        new DiskCheck(reach.state(), settings.diskMargin()),
                        new JournalCheck(
                                core,
                                new JournalCheck.Limits(settings.journalVerified(), settings.journalReading()),
                                clock),
                        new BaselineCheck(trials.baselines(), settings.baseline())),
                trials.forecasts());
    }

    /** All work. */
    public RolloutWorks works(Preflight preflight) {
        StableCore core = reach.core();
        Records records = reach.records();
        SnapshotWork snapshot = new SnapshotWork(core, waiting);
        RulesLowering rules = new RulesLowering(core, reach.releases());
        return new RolloutWorks(
                preflight,
                new RolloutWorks.Forward(
                        snapshot,
                        new ReplayGate(
                                core,
                                reach.evaluator(),
                                orchestrator,
                                records,
                                new ReplayGate.Settings(settings.replay(), clock, waiting))),
                new RolloutWorks.Back(
                        new BackupWork(snapshot, reach.state(), records, waiting),
                        new RestoreWork(core, reach.state(), orchestrator, records, new Surroundings(clock, waiting)),
                        new HealthWork(orchestrator, core, rules, waiting),
                        rules,
                        trials.synthetic(),
                        trials.validation()),
                new DatabaseLook(reach.state(), reach.releases(), records, clock));
    }
}
