package dev.ark.deployer.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ark.deployer.rollout.Command.Kind;
import dev.ark.deployer.rollout.RolloutSpec.Options;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.tripwire.Denials;
import dev.ark.deployer.tripwire.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deployers that are killed, halts at any point, and walks at random. */
class ConvergenceTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final long SEED = 20_260_301;
    private static final int WALKS = 1_500;
    private static final int EVENTFUL = 500;
    private static final int LONG_ENOUGH = 3_000;

    /** How a rollout goes. */
    enum Story {
        GOOD,
        FAILS_IN_THE_RAMP,
        FAILS_WHILE_STABLE_IS_RECREATED,
        FAILS_IN_THE_WATCH,
        FAILS_AND_RESTORES,
        REFUSED
    }

    @ParameterizedTest
    @EnumSource
    void aDeployerKilledAtAnyRowComesToTheSameEnd(Story story) {
        Drive whole = told(story).look(LONG_ENOUGH);
        assertThat(whole.state.isOver()).isTrue();
        Phase end = whole.state.last().place().phase();
        for (int i = 0; i < whole.states.size() - 1; i++) {
            RolloutState stored = reread(whole.states.get(i));
            for (SimulatedWorld found : List.of(whole.after.get(i), whole.before.get(i + 1))) {
                for (Duration outage : List.of(Duration.ZERO, Duration.ofHours(2))) {
                    Drive resumed = new Drive(stored, found.copy());
                    resumed.now = stored.last().span().openedAt().plus(outage);
                    resumed.look(LONG_ENOUGH);
                    assertThat(resumed.state.last().place().phase())
                            .as("after row %s and %s", i, outage)
                            .isEqualTo(end);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHaltAtAnyRowBringsAllTrafficToStable(Story story) {
        Drive whole = told(story).look(LONG_ENOUGH);
        for (int i = 0; i < whole.states.size() - 1; i++) {
            Drive halted =
                    new Drive(reread(whole.states.get(i)), whole.after.get(i).copy());
            halted.now = whole.states.get(i).last().span().openedAt();
            halted.world.halted = true;
            halted.look(60);
            assertThat(halted.world.shares).as("after row %s", i).isEqualTo(Shares.ALL_STABLE);
            assertThat(halted.world.stable.serves()).isTrue();
            int rows = halted.state.rows().size();
            halted.look(LONG_ENOUGH);
            assertThat(halted.state.rows()).as("frozen after row %s", i).hasSize(rows);
            halted.world.halted = false;
            halted.look(LONG_ENOUGH);
            assertThat(halted.state.isOver()).isTrue();
        }
    }

    @Test
    void anyWalkEndsWithExactlyOneVersionOnceThingsGoWell() {
        for (int i = 0; i < WALKS; i++) {
            long seed = SEED + i;
            Drive drive = null;
            try {
                drive = walk(new SplittableRandom(seed));
            } catch (AssertionError | RuntimeException wrong) {
                throw new AssertionError("seed " + seed, wrong);
            }
            assertThat(drive.state.isOver())
                    .as("seed %s ends at %s", seed, drive.state.last())
                    .isTrue();
        }
    }

    private static Drive walk(SplittableRandom random) {
        Options options = new Options(
                random.nextInt(4) > 0,
                random.nextBoolean(),
                random.nextInt(4) > 0 ? null : "s-9",
                Denials.Rule.RATIO,
                false);
        Drive drive = Drive.begun(options);
        int calm = random.nextInt(20, 400);
        drive.world.verdicts = place -> verdict(random.nextInt(calm));
        drive.world.work = place -> work(random.nextInt(20));
        for (int i = 0; i < EVENTFUL && !drive.state.isOver(); i++) {
            happen(drive, random.nextInt(calm), random);
            drive.look();
            drive.now = drive.now.plusSeconds(random.nextInt(20));
        }
        drive.world.halted = false;
        drive.world.canaryEverReady = true;
        drive.world.verdicts = place -> Verdict.PASS;
        drive.world.work = place -> Job.Status.DONE;
        drive.world.database = new Database(false, true, "s-1");
        for (int i = 0; i < LONG_ENOUGH && !drive.state.isOver(); i++) {
            if (i % 100 == 0) {
                drive.command(i < 1_000 ? Kind.RESUME : Kind.ABORT, false);
            }
            drive.look();
        }
        return drive;
    }

    private static Verdict verdict(int drawn) {
        return drawn < Verdict.values().length ? Verdict.values()[drawn] : Verdict.PASS;
    }

    private static Job.Status work(int drawn) {
        return switch (drawn) {
            case 0 -> Job.Status.FAILED;
            case 1, 2, 3, 4, 5 -> Job.Status.RUNNING;
            case 6 -> Job.Status.UNKNOWN;
            default -> Job.Status.DONE;
        };
    }

    private static void happen(Drive drive, int event, SplittableRandom random) {
        SimulatedWorld world = drive.world;
        switch (event) {
            case 0 -> world.restartRouter();
            case 1 -> world.crashCanary();
            case 2 -> world.crashStable();
            case 3 -> world.halted = !world.halted;
            case 4 -> world.forgetWork();
            case 5 -> {
                drive.state = reread(drive.state);
                drive.now = drive.now.plusSeconds(random.nextInt(7_200));
            }
            case 6 -> world.canaryEverReady = random.nextInt(4) > 0;
            case 7 -> world.database = new Database(random.nextBoolean(), random.nextBoolean(), "s-2");
            case 8 -> drive.command(Kind.values()[random.nextInt(Kind.values().length)], random.nextInt(8) == 0);
            case 9 -> world.strayCanary(Drive.NEW);
            default -> {}
        }
    }

    private static Drive told(Story story) {
        Drive drive = Drive.begun();
        switch (story) {
            case GOOD -> {}
            case FAILS_IN_THE_RAMP -> failAt(drive, Place.at(Phase.RAMP, 1));
            case FAILS_WHILE_STABLE_IS_RECREATED -> failAt(drive, Place.at(Phase.PROMOTE, 1));
            case FAILS_IN_THE_WATCH -> failAt(drive, Place.at(Phase.WATCH));
            case FAILS_AND_RESTORES -> {
                failAt(drive, Place.at(Phase.RAMP, 2));
                drive.world.database = new Database(true, true, "s-3");
            }
            case REFUSED -> drive.world.work = place -> Job.Status.FAILED;
        }
        return drive;
    }

    private static void failAt(Drive drive, Place failing) {
        drive.world.verdicts = place -> place.equals(failing) ? Verdict.FAIL : Verdict.PASS;
    }

    /** As another deployer reads it, of a later epoch. */
    private static RolloutState reread(RolloutState state) {
        try {
            List<Row> rows = new ArrayList<>();
            for (Row row : state.rows()) {
                rows.add(JSON.readValue(JSON.writeValueAsString(row), Row.class));
            }
            assertThat(rows).isEqualTo(state.rows());
            RolloutSpec spec = JSON.readValue(JSON.writeValueAsString(state.spec()), RolloutSpec.class);
            assertThat(spec).isEqualTo(state.spec());
            return new RolloutState(spec, rows, state.fence() + 1);
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
