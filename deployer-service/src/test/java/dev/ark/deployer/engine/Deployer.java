package dev.ark.deployer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.rollout.Admission;
import dev.ark.deployer.rollout.Command;
import dev.ark.deployer.rollout.Job;
import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.RolloutSpec.Options;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.rollout.Row;
import dev.ark.deployer.rollout.SlotSeen;
import dev.ark.deployer.rollout.Timing;
import dev.ark.deployer.store.DeployerDatabase;
import dev.ark.deployer.store.Records;
import dev.ark.deployer.store.StoredRollout;
import dev.ark.deployer.traffic.Slot;
import dev.ark.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** A deployer on a real file in a world that outlives it. */
final class Deployer implements AutoCloseable {
    static final Duration LOOK = Duration.ofSeconds(10);
    static final String ID = "ro-1";
    private static final int LONG_ENOUGH = 500;
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    final FakeWorld world;
    final SettableClock clock;
    final Records records;
    final RolloutEngine engine;
    private final JobRunner jobs;
    private final DeployerDatabase database;

    Deployer(Path directory, FakeWorld world, SettableClock clock) {
        this.world = world;
        this.clock = clock;
        this.database = DeployerDatabase.open(directory.resolve("deployer.db"));
        this.records = Records.in(database, directory.resolve("deployer.lock"));
        this.jobs = new JobRunner(world, records.jobs());
        Slots slots = new Slots(world, world);
        this.engine = new RolloutEngine(records, new Lookout(slots, world, jobs, world), slots, jobs, clock);
    }

    static RolloutSpec spec(Options options) {
        Timing timing = new Timing(
                List.of(10, 25, 50), Duration.ofSeconds(20), LOOK, Duration.ofSeconds(20), Duration.ofSeconds(10));
        return new RolloutSpec(ID, FakeWorld.NEW, FakeWorld.OLD, timing, options);
    }

    Deployer begin() {
        return begin(Options.DEFAULT);
    }

    Deployer begin(Options options) {
        return begin(RolloutState.begin(spec(options), clock.instant(), epoch()));
    }

    Deployer beginRollback() {
        world.put(Slot.STABLE, new SlotSeen.Running(FakeWorld.NEW, true));
        return begin(RolloutState.beginRollback(spec(Options.DEFAULT), "denials", clock.instant(), epoch()));
    }

    private Deployer begin(RolloutState first) {
        Admission admission =
                records.rollouts().begin(first, new Admission.Request(first.spec(), "ada", false, clock.instant()));
        assertThat(admission).isInstanceOf(Admission.Admitted.class);
        return this;
    }

    private long epoch() {
        assertThat(records.tenure().take(clock.instant())).isTrue();
        return records.tenure().epoch();
    }

    boolean command(Command.Kind kind) {
        return engine.command(ID, new Order(kind, false, "ada", "because"), UnaryOperator.identity());
    }

    RolloutState state() {
        return stored().state();
    }

    StoredRollout stored() {
        return records.rollouts().find(ID).orElseThrow();
    }

    Phase phase() {
        return state().last().place().phase();
    }

    /** One turn, and time passes. */
    void turn() {
        engine.turn();
        awaitWork();
        clock.move(LOOK);
        world.pass();
    }

    Deployer until(Phase phase) {
        for (int i = 0; i < LONG_ENOUGH && phase() != phase; i++) {
            turn();
        }
        assertThat(phase()).isEqualTo(phase);
        return this;
    }

    Deployer untilOver() {
        for (int i = 0; i < LONG_ENOUGH && !state().isOver(); i++) {
            turn();
        }
        assertThat(state().isOver()).as("it ended at %s", state().last()).isTrue();
        return this;
    }

    /** Work runs on threads of its own. */
    private void awaitWork() {
        long end = System.nanoTime() + DEADLINE.toNanos();
        Row row = state().last();
        while (jobs.job(ID, row.number()).status() == Job.Status.RUNNING) {
            assertThat(System.nanoTime()).as("work has ended by then").isLessThan(end);
            Thread.yield();
        }
    }

    /** As by kill -9: workers go with it, nothing is told to anybody, and the operating system gives the lock up. */
    @Override
    public void close() {
        try {
            jobs.stop(DEADLINE);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        records.tenure().close();
        database.close();
    }
}
