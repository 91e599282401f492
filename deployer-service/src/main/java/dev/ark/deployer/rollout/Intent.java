package dev.ark.deployer.rollout;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.ark.deployer.rollout.Progress.Done;
import dev.ark.deployer.rollout.Progress.Failed;
import dev.ark.deployer.rollout.Progress.Missing;
import dev.ark.deployer.rollout.Progress.Running;
import dev.ark.deployer.traffic.Shares;
import java.time.Duration;

/**
 * What is to hold, or to be done. Asked for again until it is observed, so whoever does it does it once: what is to hold is compared with
 * the world, what is to be done is kept under the number of its row.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Intent.Nothing.class, name = "nothing"),
    @JsonSubTypes.Type(value = Intent.Route.class, name = "route"),
    @JsonSubTypes.Type(value = Intent.StartCanary.class, name = "start_canary"),
    @JsonSubTypes.Type(value = Intent.StopCanary.class, name = "stop_canary"),
    @JsonSubTypes.Type(value = Intent.RunStable.class, name = "run_stable"),
    @JsonSubTypes.Type(value = Intent.Preflight.class, name = "preflight"),
    @JsonSubTypes.Type(value = Intent.Snapshot.class, name = "snapshot"),
    @JsonSubTypes.Type(value = Intent.Replay.class, name = "replay"),
    @JsonSubTypes.Type(value = Intent.Backup.class, name = "backup"),
    @JsonSubTypes.Type(value = Intent.Restore.class, name = "restore"),
    @JsonSubTypes.Type(value = Intent.CheckHealth.class, name = "check_health"),
    @JsonSubTypes.Type(value = Intent.Synthetic.class, name = "synthetic"),
    @JsonSubTypes.Type(value = Intent.Validate.class, name = "validate")
})
public sealed interface Intent {
    /** Nothing: the step has nothing to do, or waits. */
    record Nothing() implements Intent {}

    /** The router has these shares. */
    record Route(Shares shares) implements Intent {}

    /** The canary slot runs this version and is ready. */
    record StartCanary(String version) implements Intent {}

    /**
     * The canary slot is empty.
     *
     * @param drain how long its requests may still take
     */
    record StopCanary(Duration drain) implements Intent {}

    /** The stable slot runs this version and is ready; it is recreated if it runs another. */
    record RunStable(String version) implements Intent {}

    /** Say all that is against a rollout of this version. */
    record Preflight(String version) implements Intent {}

    /** Make a snapshot of the database as the stable version leaves it. */
    record Snapshot() implements Intent {}

    /** Decide recorded decisions anew with this version. */
    record Replay(String version) implements Intent {}

    /** Checkpoint the log, copy the database, check the copy and verify its journal. */
    record Backup() implements Intent {}

    /** Stop stable, put the snapshot in the database's place, and append every later row of the journal that verifies. */
    record Restore(String snapshot) implements Intent {}

    /** Ask stable whether it is healthy until it is. */
    record CheckHealth(int tries, Duration apart) implements Intent {}

    /** Run the synthetic loop. */
    record Synthetic(Duration duration) implements Intent {}

    /** Run the validation checks. */
    record Validate() implements Intent {}

    /** Whether it is to be done, once and under the number of its row; else it is to hold. */
    default boolean needsWork() {
        return switch (this) {
            case Nothing _, Route _, StartCanary _, StopCanary _, RunStable _ -> false;
            case Preflight _, Snapshot _, Replay _, Backup _, Restore _, CheckHealth _, Synthetic _, Validate _ -> true;
        };
    }

    /** How far it is. */
    default Progress progress(Observed observed, long row) {
        World world = observed.world();
        return switch (this) {
            case Nothing() -> new Done("nothing to do");
            case Route(Shares shares) -> holds(world.shares().equals(shares), "the router has " + world.shares());
            case StartCanary(String version) ->
                holds(world.canary().serves(version), version + " is ready at the canary");
            case StopCanary(Duration _) ->
                holds(world.canary() instanceof SlotSeen.Absent, "nothing runs at the canary");
            case RunStable(String version) -> holds(world.stable().serves(version), version + " is ready at stable");
            case Preflight _, Snapshot _, Replay _, Backup _, Restore _, CheckHealth _, Synthetic _, Validate _ ->
                progress(observed.job(), row);
        };
    }

    private static Progress holds(boolean condition, String observed) {
        return condition ? new Done(observed) : new Missing();
    }

    private static Progress progress(Job job, long row) {
        if (job.row() != row) {
            return new Missing();
        }
        return switch (job.status()) {
            case UNKNOWN -> new Missing();
            case RUNNING -> new Running();
            case DONE -> new Done(job.detail());
            case FAILED -> new Failed(job.detail());
        };
    }
}
