package dev.ark.deployer.engine;

import dev.ark.deployer.observation.CanaryWatch;
import dev.ark.deployer.rollout.Command;
import dev.ark.deployer.rollout.Database;
import dev.ark.deployer.rollout.Job;
import dev.ark.deployer.rollout.Observed;
import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.rollout.Place;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.rollout.Row;
import dev.ark.deployer.rollout.World;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.tripwire.Assessment;
import dev.ark.deployer.tripwire.Verdict;
import dev.ark.deployer.work.Works;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;

/** Sees all that an advance looks at. Checks that cannot be made are no pass, a halt that cannot be told is one, and a database of which nothing can be told is not intact. */
public final class Lookout {
    private static final Logger LOG = System.getLogger(Lookout.class.getName());

    /** Where nothing is decided on the database, or nothing can be told of it: a person is asked before anything is restored. */
    private static final Database UNKNOWN = new Database(false, false, null);

    private static final int BACKUP = 2;
    private static final int RESTORE = 3;

    private final Slots slots;
    private final CanaryWatch watch;
    private final JobRunner jobs;
    private final Works works;

    public Lookout(Slots slots, CanaryWatch watch, JobRunner jobs, Works works) {
        this.slots = slots;
        this.watch = watch;
        this.jobs = jobs;
        this.works = works;
    }

    /** What is seen now. */
    Observed look(RolloutState rollout, List<Command> commands, Instant now) {
        Row row = rollout.last();
        Job job = jobs.job(rollout.spec().id(), row.number());
        Database known = decidesOnDatabase(row, job) ? database() : UNKNOWN;
        return new Observed(
                new World(slots.seen(Slot.STABLE), slots.seen(Slot.CANARY), slots.shares(), known),
                job,
                isWatched(row) ? checks(rollout, now) : Assessment.NONE,
                halted(),
                commands);
    }

    /** Whether the next transition may lead to the restore, or into it anew. */
    private static boolean decidesOnDatabase(Row row, Job job) {
        Place at = row.back() == null ? row.place() : row.back();
        boolean restores = at.phase() == Phase.ROLLBACK && at.step() == RESTORE;
        boolean backedUp = at.phase() == Phase.ROLLBACK && at.step() == BACKUP && job.status() == Job.Status.DONE;
        return restores || backedUp;
    }

    /** The checks matter where a canary may be at work, and where a rollback begins, which may still trust it. */
    private static boolean isWatched(Row row) {
        Place at = row.back() == null ? row.place() : row.back();
        return at.phase().isWatched() || (at.phase() == Phase.ROLLBACK && at.step() == 0);
    }

    private Database database() {
        try {
            return works.database();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the state of the database cannot be told", e);
            return UNKNOWN;
        }
    }

    private Assessment checks(RolloutState rollout, Instant now) {
        try {
            return watch.assess(rollout, now);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the canary cannot be checked", e);
            return new Assessment(Verdict.NO_DATA, false, "the canary cannot be checked: " + e, List.of());
        }
    }

    private boolean halted() {
        try {
            return watch.halted();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "it cannot be told whether ARK is halted", e);
            return true;
        }
    }
}
