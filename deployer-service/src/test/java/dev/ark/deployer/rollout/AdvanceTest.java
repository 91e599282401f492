package dev.ark.deployer.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.rollout.Command.Kind;
import dev.ark.deployer.rollout.RolloutSpec.Options;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.tripwire.Denials;
import dev.ark.deployer.tripwire.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdvanceTest {
    @Test
    void aGoodVersionGoesThroughEveryPlaceInOrder() {
        Drive drive = Drive.begun().until(Phase.DONE);
        assertThat(drive.state.rows().stream().map(Row::place))
                .containsExactly(
                        Place.at(Phase.PENDING),
                        Place.at(Phase.PREFLIGHT),
                        Place.at(Phase.SNAPSHOT),
                        Place.at(Phase.REPLAY),
                        Place.at(Phase.START),
                        Place.at(Phase.RAMP, 0),
                        Place.at(Phase.RAMP, 1),
                        Place.at(Phase.RAMP, 2),
                        Place.at(Phase.PROMOTE, 0),
                        Place.at(Phase.PROMOTE, 1),
                        Place.at(Phase.PROMOTE, 2),
                        Place.at(Phase.PROMOTE, 3),
                        Place.at(Phase.WATCH),
                        Place.at(Phase.DONE));
        assertThat(drive.state.versionFailed()).isFalse();
    }

    @Test
    void thePlanIsWhatIsDone() {
        Drive drive = Drive.begun().until(Phase.DONE);
        List<Row> rows = drive.state.rows().subList(1, drive.state.rows().size() - 1);
        List<PlannedStep> plan = PlannedStep.of(drive.state.spec());
        assertThat(plan)
                .extracting(PlannedStep::place)
                .isEqualTo(rows.stream().map(Row::place).toList());
        assertThat(plan)
                .extracting(PlannedStep::intent)
                .isEqualTo(rows.stream().map(Row::intent).toList());
    }

    @Test
    void aTripwireTakesTheTrafficFromTheCanaryAtTheNextLook() {
        Drive drive = Drive.begun().until(Phase.RAMP).look(5);
        assertThat(drive.world.shares).isEqualTo(new Shares(90, 10, 0));
        drive.world.verdicts = place -> Verdict.FAIL;
        drive.look(2);
        assertThat(drive.state.last().place()).isEqualTo(Place.at(Phase.ROLLBACK, 0));
        assertThat(drive.world.shares).isEqualTo(Shares.ALL_STABLE);
        drive.until(Phase.ROLLED_BACK);
        assertThat(drive.state.versionFailed()).isTrue();
    }

    @Test
    void aRollbackThatNeverStoppedStableKeepsTheDatabaseAndNeedsNoRamp() {
        Drive drive = Drive.begun().until(Phase.RAMP);
        drive.world.verdicts = place -> Verdict.FAIL;
        drive.until(Phase.ROLLED_BACK);
        assertThat(rollbackSteps(drive)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(drive.state.rows())
                .filteredOn(row -> row.place().is(Phase.ROLLBACK, 3))
                .singleElement()
                .satisfies(row -> assertThat(row.cause().why()).startsWith("database kept"));
    }

    @Test
    void aDatabaseThatStableCannotReadIsRestoredAndTheTrafficComesBackInParts() {
        Drive drive = Drive.begun().until(Phase.RAMP);
        drive.world.verdicts = place -> Verdict.FAIL;
        drive.world.database = new Database(true, true, "s-7");
        drive.until(Phase.ROLLED_BACK);
        assertThat(drive.state.rows())
                .extracting(Row::intent)
                .contains(new Intent.Restore("s-7"), new Intent.RunStable("v1"));
        assertThat(drive.state.rows().stream()
                        .filter(row -> row.place().is(Phase.ROLLBACK, 6))
                        .map(Row::intent))
                .containsExactlyElementsOf(Stream.of(25, 50, 75, 100)
                        .map(percent -> (Intent) new Intent.Route(Shares.stable(percent)))
                        .toList());
    }

    @Test
    void aRestoreWithNothingToRestoreIsHeldForAPerson() {
        Drive drive = Drive.begun().until(Phase.RAMP);
        drive.world.verdicts = place -> Verdict.FAIL;
        drive.world.database = new Database(false, false, null);
        drive.until(Phase.HELD);
        assertThat(drive.state.last().back()).isEqualTo(Place.at(Phase.ROLLBACK, 3));
        drive.command(Kind.RESUME, false);
        drive.look(3);
        assertThat(drive.state.last().place().phase()).isEqualTo(Phase.HELD);
        drive.world.database = new Database(false, false, "s-8");
        drive.command(Kind.RESUME, false);
        drive.until(Phase.ROLLED_BACK);
    }

    @Test
    void tooLittleToDecideExtendsAStageToThriceItsLengthAndThenHoldsIt() {
        Drive drive = Drive.begun().until(Phase.RAMP);
        drive.world.verdicts = place -> Verdict.INCONCLUSIVE;
        Row stage = drive.state.last();
        drive.until(Phase.HELD);
        assertThat(Duration.between(
                        stage.span().openedAt(), drive.state.last().span().openedAt()))
                .isEqualTo(Duration.ofMinutes(30));
        drive.look(2);
        assertThat(drive.world.shares).isEqualTo(Shares.ALL_STABLE);
        drive.command(Kind.PROMOTE, false);
        drive.look(1);
        assertThat(drive.state.last().place()).isEqualTo(Place.at(Phase.PROMOTE, 0));
    }

    @Test
    void withoutAutomaticRollbackAFailureHoldsWithAllTrafficAtStable() {
        Drive drive = Drive.begun(new Options(false, true, null, Denials.Rule.RATIO, false))
                .until(Phase.RAMP)
                .look(3);
        drive.world.verdicts = place -> Verdict.FAIL;
        drive.until(Phase.HELD).look(20);
        assertThat(drive.world.shares).isEqualTo(Shares.ALL_STABLE);
        drive.command(Kind.PROMOTE, false);
        drive.look(5);
        assertThat(drive.state.last().place().phase()).isEqualTo(Phase.HELD);
        drive.command(Kind.PROMOTE, true);
        drive.until(Phase.DONE);
    }

    @Test
    void aFailureThatIsHeldWhileStableIsAwayWaitsUntilStableServes() {
        Drive drive = Drive.begun(new Options(false, true, null, Denials.Rule.RATIO, false));
        while (!drive.world.stable.equals(new SlotSeen.Running(Drive.NEW, false))) {
            drive.look();
        }
        drive.world.verdicts = place -> Verdict.FAIL;
        drive.until(Phase.HELD);
        assertThat(drive.before.getLast().stable.serves()).isTrue();
        drive.look(2);
        assertThat(drive.world.shares).isEqualTo(Shares.ALL_STABLE);
    }

    @Test
    void aCanaryThatIsNotReadyInAMinuteIsRolledBack() {
        Drive drive = Drive.begun();
        drive.world.canaryEverReady = false;
        drive.until(Phase.ROLLBACK).until(Phase.ROLLED_BACK);
        assertThat(drive.state.versionFailed()).isTrue();
    }

    @Test
    void whatFailsBeforeTheCanaryIsStartedHasNothingToUndo() {
        Drive drive = Drive.begun();
        drive.world.work = place -> place.phase() == Phase.PREFLIGHT ? Job.Status.FAILED : Job.Status.DONE;
        drive.until(Phase.ROLLED_BACK);
        assertThat(rollbackSteps(drive)).isEmpty();
        assertThat(drive.state.last().cause().why()).contains("simulated work");
        assertThat(drive.state.versionFailed()).isFalse();
    }

    @Test
    void aPauseKeepsTheWeightsAndTheTripwires() {
        Drive drive = Drive.begun().until(Phase.RAMP).look(3);
        drive.command(Kind.PAUSE, false);
        drive.until(Phase.PAUSED).look(500);
        assertThat(drive.world.shares).isEqualTo(new Shares(90, 10, 0));
        drive.world.verdicts = place -> Verdict.FAIL;
        drive.look(1);
        assertThat(drive.state.last().place()).isEqualTo(Place.at(Phase.ROLLBACK, 0));
    }

    @Test
    void aPromotionGivenUpWhileStableIsAwayLeavesTheTrafficAtTheCanaryUntilStableIsBack() {
        Drive drive = Drive.begun();
        while (!drive.world.stable.equals(new SlotSeen.Running(Drive.NEW, false))) {
            drive.look();
        }
        drive.command(Kind.ABORT, false);
        while (drive.state.last().place().phase() != Phase.ROLLBACK
                || drive.state.last().place().part() == 1) {
            assertThat(drive.world.shares).isEqualTo(Shares.ALL_CANARY);
            drive.look();
        }
        assertThat(drive.world.stable).isEqualTo(new SlotSeen.Running(Drive.OLD, true));
        drive.until(Phase.ROLLED_BACK);
        assertThat(drive.state.rows()).noneMatch(row -> row.intent().equals(new Intent.Route(Shares.stable(25))));
    }

    @Test
    void aQuarantineOnStablePausesForAPerson() {
        Drive drive = Drive.begun().until(Phase.RAMP).look(3);
        drive.world.pause = true;
        drive.look(1);
        assertThat(drive.state.last().place().phase()).isEqualTo(Phase.PAUSED);
        drive.world.pause = false;
        drive.look(100);
        assertThat(drive.state.last().place().phase()).isEqualTo(Phase.PAUSED);
        drive.command(Kind.RESUME, false);
        drive.until(Phase.DONE);
    }

    @Test
    void anAbortAfterTheEndChangesNothing() {
        Drive drive = Drive.begun().until(Phase.DONE);
        drive.command(Kind.ABORT, true);
        Observed observed = drive.world.observed(drive.state.last(), drive.commands);
        assertThat(Advance.advance(drive.state, observed, drive.now)).isInstanceOf(Step.Wait.class);
    }

    @Test
    void aCommandIsObeyedOnceAndNotAtALaterPlace() {
        Drive drive = Drive.begun().until(Phase.START);
        drive.command(Kind.PROMOTE, false);
        drive.until(Phase.RAMP).look(20);
        assertThat(drive.state.last().place()).isEqualTo(Place.at(Phase.RAMP, 0));
        drive.command(Kind.PAUSE, false);
        drive.command(Kind.RESUME, false);
        drive.look(20);
        assertThat(drive.state.last().place().phase()).isEqualTo(Phase.PAUSED);
    }

    @Test
    void aRollbackThatFailsStopsWhereItIsAndCanBeRunAgain() {
        Drive drive = Drive.begun().until(Phase.RAMP);
        drive.command(Kind.ABORT, false);
        drive.world.work = place -> place.is(Phase.ROLLBACK, 5) ? Job.Status.FAILED : Job.Status.DONE;
        drive.until(Phase.HELD);
        assertThat(drive.state.last().back()).isEqualTo(Place.at(Phase.ROLLBACK, 5));
        drive.world.work = place -> Job.Status.DONE;
        drive.command(Kind.ABORT, false);
        drive.until(Phase.ROLLED_BACK);
        assertThat(drive.state.versionFailed()).isFalse();
    }

    @Test
    void skippedHealthChecksAreOnRecord() {
        Drive drive = Drive.begun(new Options(true, false, null, Denials.Rule.RATIO, false))
                .until(Phase.RAMP);
        drive.command(Kind.ABORT, false);
        drive.until(Phase.ROLLED_BACK);
        assertThat(drive.state.rows())
                .filteredOn(row -> row.place().is(Phase.ROLLBACK, 5))
                .singleElement()
                .satisfies(row -> assertThat(row.cause().why()).isEqualTo("health checks skipped, as was asked"));
    }

    @Test
    void aRouterThatRestartsIsGivenTheWeightsAgain() {
        Drive drive = Drive.begun().until(Phase.RAMP).look(3);
        drive.world.restartRouter();
        drive.look(1);
        assertThat(drive.world.shares).isEqualTo(new Shares(90, 10, 0));
    }

    @Test
    void aCanaryThatDoesNotServeIsGivenNoTraffic() {
        Drive drive = Drive.begun().until(Phase.RAMP).look(3);
        drive.world.canaryEverReady = false;
        drive.world.crashCanary();
        drive.world.restartRouter();
        drive.look(20);
        assertThat(drive.world.shares).isEqualTo(Shares.ALL_STABLE);
    }

    @Test
    void aDeployerOfAnOlderEpochDoesNothing() {
        Drive drive = Drive.begun().until(Phase.RAMP);
        RolloutState stale = new RolloutState(drive.state.spec(), drive.state.rows(), 0);
        Observed observed = drive.world.observed(stale.last(), List.of());
        assertThat(Advance.advance(stale, observed, drive.now)).isInstanceOf(Step.Wait.class);
    }

    @Test
    void aRollbackNeedsNoRollout() {
        Drive drive = new Drive(
                RolloutState.beginRollback(Drive.spec(Options.DEFAULT), "denials", Drive.START, 1),
                new SimulatedWorld(Drive.NEW));
        drive.until(Phase.ROLLED_BACK);
        assertThat(rollbackSteps(drive)).contains(IntStream.rangeClosed(0, 7).toArray());
    }

    private static int[] rollbackSteps(Drive drive) {
        return drive.state.rows().stream()
                .filter(row -> row.place().phase() == Phase.ROLLBACK)
                .mapToInt(row -> row.place().step())
                .toArray();
    }
}
