package dev.ark.deployer.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.rollout.Row.Ending;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.tripwire.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Advances a rollout in a simulated world, and checks at every step what has to hold at each. */
final class Drive {
    static final String NEW = "v2";
    static final String OLD = "v1";
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration LOOK = Duration.ofSeconds(10);

    RolloutState state;
    SimulatedWorld world;
    Instant now = START;
    final List<Command> commands = new ArrayList<>();
    final List<RolloutState> states = new ArrayList<>();
    final List<SimulatedWorld> before = new ArrayList<>();
    final List<SimulatedWorld> after = new ArrayList<>();

    Drive(RolloutState state, SimulatedWorld world) {
        this.state = state;
        this.world = world;
    }

    static RolloutSpec spec(RolloutSpec.Options options) {
        return new RolloutSpec("r-1", NEW, OLD, Timing.DEFAULT, options);
    }

    static Drive begun() {
        return begun(RolloutSpec.Options.DEFAULT);
    }

    static Drive begun(RolloutSpec.Options options) {
        return new Drive(RolloutState.begin(spec(options), START, 1), new SimulatedWorld(OLD));
    }

    void command(Command.Kind kind, boolean force) {
        commands.add(new Command(commands.size() + 1, kind, force, "ada", "because"));
    }

    /** Looks so many times, or until it is over. */
    Drive look(int times) {
        for (int i = 0; i < times && !state.isOver(); i++) {
            look();
        }
        return this;
    }

    Drive until(Phase phase) {
        for (int i = 0; i < 2_000 && state.last().place().phase() != phase; i++) {
            look();
        }
        assertThat(state.last().place().phase()).isEqualTo(phase);
        return this;
    }

    void look() {
        Observed observed = world.observed(state.last(), commands);
        Step step = Advance.advance(state, observed, now);
        assertThat(Advance.advance(state, observed, now)).isEqualTo(step);
        switch (step) {
            case Step.Ask(Intent intent) -> {
                checkAsked(intent);
                world.perform(intent, state.last());
            }
            case Step.Move move -> {
                checkMove(move, observed);
                before.add(world.copy());
                state = state.after(move);
                states.add(state);
                after.add(world.copy());
            }
            case Step.Wait(Instant until, String why) -> {
                assertThat(why).isNotBlank();
                assertThat(until).isAfter(now);
            }
        }
        checkShares();
        if (state.isOver()) {
            checkEnd();
        }
        now = now.plus(LOOK);
        world.passTime(state.last());
    }

    /** What is asked for belongs to the one open row: its intent, or the shares that hold while it is open. */
    private void checkAsked(Intent intent) {
        assertThat(state.rows().stream().filter(row -> row.ending() == null)).hasSize(1);
        assertThat(intent).isIn(state.last().intent(), new Intent.Route(Course.standing(state)));
        if (intent instanceof Intent.Route(Shares shares) && shares.canary() > 0) {
            assertThat(world.canary.serves(NEW)).isTrue();
        }
    }

    private void checkMove(Step.Move move, Observed observed) {
        Row open = state.last();
        Ending ending = move.ended().ending();
        assertThat(move.ended().number()).isEqualTo(open.number());
        assertThat(move.begun().number()).isEqualTo(open.number() + 1);
        assertThat(ending).isNotNull();
        assertThat(ending.observed()).isNotBlank();
        assertThat(ending.doneAt()).isEqualTo(now);
        if (ending.asIntended() && !open.place().phase().isInterruption()) {
            assertThat(open.intent().progress(observed, open.number())).isInstanceOf(Progress.Done.class);
            Place next = Course.next(state, open.place());
            Place begun = move.begun().place().phase() == Phase.HELD
                    ? move.begun().back()
                    : move.begun().place();
            assertThat(begun).isEqualTo(next);
        }
        if (move.begun().place().phase() == Phase.PROMOTE
                && open.place().phase() == Phase.RAMP
                && ending.asIntended()) {
            assertThat(observed.checks().verdict() == Verdict.PASS || state.isForced())
                    .isTrue();
        }
    }

    private void checkShares() {
        boolean promotedOrRolledBack = state.rows().stream()
                .anyMatch(row -> row.place().phase() == Phase.PROMOTE
                        || row.place().phase().isRollback());
        if (!promotedOrRolledBack) {
            assertThat(world.shares.stable()).isGreaterThanOrEqualTo(50);
            assertThat(world.shares.shed()).isZero();
        }
    }

    private void checkEnd() {
        String version = state.last().place().phase() == Phase.DONE ? NEW : OLD;
        assertThat(world.stable)
                .isInstanceOfSatisfying(
                        SlotSeen.Running.class,
                        running -> assertThat(running.version()).isEqualTo(version));
        assertThat(world.canary).isEqualTo(new SlotSeen.Absent());
        assertThat(world.shares).isEqualTo(Shares.ALL_STABLE);
    }
}
