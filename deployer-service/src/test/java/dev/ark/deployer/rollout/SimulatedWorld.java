package dev.ark.deployer.rollout;

import dev.ark.deployer.rollout.SlotSeen.Absent;
import dev.ark.deployer.rollout.SlotSeen.Running;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.tripwire.Assessment;
import dev.ark.deployer.tripwire.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Slots, a router and a deployer's work, which take some looks to do what they are asked. */
final class SimulatedWorld {
    private static final int LOOKS_UNTIL_READY = 1;

    SlotSeen stable;
    SlotSeen canary = new Absent();
    Shares shares = Shares.ALL_STABLE;
    Database database = new Database(false, true, "s-1");
    boolean halted;
    boolean canaryEverReady = true;
    boolean pause;
    Function<Place, Verdict> verdicts = place -> Verdict.PASS;
    Function<Place, Job.Status> work = place -> Job.Status.DONE;
    private final Map<Long, Job> jobs = new HashMap<>();
    private int stableReadyIn;
    private int canaryReadyIn;

    SimulatedWorld(String version) {
        this.stable = new Running(version, true);
    }

    /** As it is now, but with no memory of the work that was done: what a deployer finds that starts on another machine. */
    SimulatedWorld copy() {
        SimulatedWorld copy = new SimulatedWorld("");
        copy.stable = stable;
        copy.canary = canary;
        copy.shares = shares;
        copy.database = database;
        copy.halted = halted;
        copy.canaryEverReady = canaryEverReady;
        copy.pause = pause;
        copy.verdicts = verdicts;
        copy.work = work;
        copy.stableReadyIn = stableReadyIn;
        copy.canaryReadyIn = canaryReadyIn;
        return copy;
    }

    void forgetWork() {
        jobs.clear();
    }

    Observed observed(Row row, List<Command> commands) {
        Verdict verdict = verdicts.apply(row.place());
        return new Observed(
                new World(stable, canary, shares, database),
                jobs.getOrDefault(row.number(), Job.NONE),
                new Assessment(verdict, pause, "as simulated", List.of()),
                halted,
                commands);
    }

    void passTime(Row row) {
        if (stable instanceof Running(String version, boolean ready) && !ready && stableReadyIn-- <= 0) {
            stable = new Running(version, true);
        }
        if (canary instanceof Running(String version, boolean ready)
                && !ready
                && canaryEverReady
                && canaryReadyIn-- <= 0) {
            canary = new Running(version, true);
        }
        jobs.computeIfPresent(
                row.number(),
                (number, job) -> new Job(number, work.apply(row.place()), "simulated work of " + row.place()));
    }

    void crashStable() {
        if (stable instanceof Running(String version, boolean _)) {
            stable = new Running(version, false);
            stableReadyIn = LOOKS_UNTIL_READY;
        }
    }

    void crashCanary() {
        if (canary instanceof Running(String version, boolean _)) {
            canary = new Running(version, false);
            canaryReadyIn = LOOKS_UNTIL_READY;
        }
    }

    /** Somebody starts a canary that nobody asked for. */
    void strayCanary(String version) {
        canary = new Running(version, true);
    }

    void restartRouter() {
        shares = Shares.ALL_STABLE;
    }

    void perform(Intent intent, Row row) {
        switch (intent) {
            case Intent.Nothing() -> throw new AssertionError("nothing is not asked for");
            case Intent.Route(Shares wanted) -> shares = wanted;
            case Intent.StartCanary(String version) -> {
                if (!(canary instanceof Running(String running, boolean _)) || !running.equals(version)) {
                    canary = new Running(version, false);
                    canaryReadyIn = LOOKS_UNTIL_READY;
                }
            }
            case Intent.StopCanary _ -> canary = new Absent();
            case Intent.RunStable(String version) -> {
                if (!(stable instanceof Running(String running, boolean _)) || !running.equals(version)) {
                    stable = new Running(version, false);
                    stableReadyIn = LOOKS_UNTIL_READY;
                }
            }
            case Intent.Restore _ -> {
                start(row);
                stable = new Absent();
                database = new Database(false, true, database.latestSnapshot());
            }
            case Intent.Preflight _,
                    Intent.Snapshot _,
                    Intent.Replay _,
                    Intent.Backup _,
                    Intent.CheckHealth _,
                    Intent.Synthetic _,
                    Intent.Validate _ -> start(row);
        }
    }

    private void start(Row row) {
        jobs.putIfAbsent(row.number(), new Job(row.number(), Job.Status.RUNNING, ""));
    }
}
