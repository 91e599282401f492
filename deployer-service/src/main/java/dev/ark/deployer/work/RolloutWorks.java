package dev.ark.deployer.work;

import dev.ark.deployer.rollout.Database;
import dev.ark.deployer.rollout.Intent;
import dev.ark.deployer.rollout.RolloutSpec;

/** Gives each kind of work to whoever does it. Thread-safe. */
public final class RolloutWorks implements Works {
    private final Preflight preflight;
    private final Forward forward;
    private final Back back;
    private final DatabaseLook database;

    /** What comes before a canary takes traffic. */
    record Forward(SnapshotWork snapshot, ReplayGate replay) {}

    /** What a rollback does. */
    record Back(
            BackupWork backup,
            RestoreWork restore,
            HealthWork health,
            RulesLowering rules,
            SyntheticLoop synthetic,
            ValidationRun validation) {}

    RolloutWorks(Preflight preflight, Forward forward, Back back, DatabaseLook database) {
        this.preflight = preflight;
        this.forward = forward;
        this.back = back;
        this.database = database;
    }

    @Override
    public String carryOut(Assignment assignment) throws WorkFailedException, InterruptedException {
        RolloutSpec spec = assignment.rollout().spec();
        database.begin(new UnderWay(spec.id(), spec.stable()));
        try {
            return switch (assignment.intent()) {
                case Intent.Preflight _ -> preflight(spec);
                case Intent.Snapshot() ->
                    SnapshotWork.sentence(forward.snapshot().make(assignment, "start"));
                case Intent.Replay(String version) -> forward.replay().replay(assignment, version);
                case Intent.Backup() -> back.backup().backUp(assignment);
                case Intent.Restore(String snapshot) -> restored(assignment, snapshot);
                case Intent.CheckHealth check -> back.health().check(assignment, check.tries(), check.apart());
                case Intent.Synthetic(var duration) ->
                    lowered(spec, "; ") + back.synthetic().run(duration, assignment.progress());
                case Intent.Validate() -> back.validation().run(assignment.progress());
                case Intent.Nothing _, Intent.Route _, Intent.StartCanary _, Intent.StopCanary _, Intent.RunStable _ ->
                    throw new IllegalArgumentException("is observed, and no work: " + assignment.intent());
            };
        } finally {
            database.forget();
        }
    }

    @Override
    public Database database() {
        return database.look();
    }

    private String preflight(RolloutSpec spec) throws WorkFailedException {
        Preflight.Report report = preflight.look(spec);
        if (!report.problems().isEmpty()) {
            throw new WorkFailedException(String.join("; ", report.problems()));
        }
        String nothing = "nothing is against it";
        return report.forecast().isEmpty() ? nothing : nothing + "; " + String.join("; ", report.forecast());
    }

    private String restored(Assignment assignment, String snapshot) throws WorkFailedException, InterruptedException {
        String done = back.restore().restore(assignment, snapshot);
        String lowered = lowered(assignment.rollout().spec(), "");
        return lowered.isEmpty() ? done : done + "; " + lowered;
    }

    /** Stable runs again, and nothing may be sent to it before its rules count again. */
    private String lowered(RolloutSpec spec, String then) throws WorkFailedException, InterruptedException {
        return back.rules().lower(spec).map(sentence -> sentence + then).orElse("");
    }
}
