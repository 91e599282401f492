package dev.ark.deployer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.deployer.rollout.Admission;
import dev.ark.deployer.rollout.Command.Kind;
import dev.ark.deployer.rollout.Database;
import dev.ark.deployer.rollout.Intent;
import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.RolloutSpec.Options;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.rollout.Row;
import dev.ark.deployer.rollout.SlotSeen.Absent;
import dev.ark.deployer.rollout.SlotSeen.Running;
import dev.ark.deployer.rollout.Step;
import dev.ark.deployer.store.FencedException;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.tripwire.Denials;
import dev.ark.deployer.tripwire.Verdict;
import dev.ark.deployer.work.WorkFailedException;
import dev.ark.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutEngineTest {
    @TempDir
    Path directory;

    private final FakeWorld world = new FakeWorld();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private Deployer deployer;

    @BeforeEach
    void open() {
        deployer = new Deployer(directory, world, clock);
    }

    @AfterEach
    void close() {
        deployer.close();
    }

    @Test
    void aGoodVersionBecomesStable() {
        deployer.begin().untilOver();
        assertThat(deployer.phase()).isEqualTo(Phase.DONE);
        assertThat(world.seen(Slot.STABLE)).isEqualTo(new Running(FakeWorld.NEW, true));
        assertThat(deployer.stored().verdict()).isEqualTo(Verdict.PASS);
        assertThat(deployer.engine.transitions())
                .isEqualTo(deployer.state().rows().size() - 1);
    }

    @Test
    void aFailingVerdictHasAllTrafficAtStableInTheSameTurn() {
        deployer.begin().until(Phase.RAMP);
        deployer.turn();
        assertThat(world.shares.canary()).isEqualTo(10);
        world.verdicts = rollout -> Verdict.FAIL;
        deployer.engine.turn();
        assertThat(world.shares).isEqualTo(Shares.ALL_STABLE);
        assertThat(deployer.phase()).isEqualTo(Phase.ROLLBACK);
        deployer.untilOver();
        assertThat(deployer.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(deployer.state().versionFailed()).isTrue();
    }

    @Test
    void withNoRolloutAllTrafficIsAtStableAndNothingAtTheCanary() {
        world.shares = Shares.canary(50);
        world.put(Slot.CANARY, new Running(FakeWorld.NEW, true));
        deployer.engine.turn();
        deployer.engine.turn();
        assertThat(world.shares).isEqualTo(Shares.ALL_STABLE);
        assertThat(world.seen(Slot.CANARY)).isEqualTo(new Absent());
    }

    @Test
    void aRouterThatRestartsGetsItsSharesBack() {
        deployer.begin().until(Phase.RAMP);
        world.shares = Shares.ALL_STABLE;
        deployer.engine.turn();
        assertThat(world.shares).isEqualTo(Shares.canary(10));
    }

    @Test
    void aSecondRolloutIsRefusedAndToldWhoHoldsTheLock() {
        deployer.begin();
        RolloutSpec spec = Deployer.spec(Options.DEFAULT);
        RolloutSpec other = new RolloutSpec("ro-2", "v3", FakeWorld.OLD, spec.timing(), spec.options());
        Admission admission = deployer.records
                .rollouts()
                .begin(
                        RolloutState.begin(other, clock.instant(), 1),
                        new Admission.Request(other, "bob", true, clock.instant()));
        assertThat(admission)
                .isEqualTo(new Admission.Refused(
                        Admission.Reason.LOCK_HELD,
                        "rollout ro-1 by ada holds the lock rollout since 2026-03-01T12:00:00Z"));
        assertThat(deployer.records.rollouts().find("ro-2")).isEmpty();
    }

    @Test
    void aSecondDeployerDoesNothingUntilTheFirstIsGone() {
        deployer.begin().until(Phase.RAMP);
        deployer.turn();
        try (Deployer second = new Deployer(directory, world, clock)) {
            assertThatThrownBy(second.engine::turn).hasMessageContaining("another deployer runs");
            assertThatThrownBy(() -> second.command(Kind.ABORT)).isInstanceOf(FencedException.class);
            assertThat(world.shares).isEqualTo(Shares.canary(10));
            deployer.close();
            second.untilOver();
            assertThat(second.phase()).isEqualTo(Phase.DONE);
            assertThat(second.state().last().fence()).isEqualTo(2);
        } finally {
            deployer = new Deployer(directory, world, clock);
        }
    }

    @Test
    void aHaltFreezesItWithAllTrafficAtStableAndItGoesOnAfterwards() {
        deployer.begin().until(Phase.RAMP);
        deployer.turn();
        world.halted = true;
        deployer.engine.turn();
        assertThat(deployer.phase()).isEqualTo(Phase.FROZEN);
        assertThat(world.shares).isEqualTo(Shares.ALL_STABLE);
        world.halted = false;
        deployer.untilOver();
        assertThat(deployer.phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void commandsAreObeyedWhereTheyFitAndRefusedWhereTheyDoNot() {
        deployer.begin();
        deployer.engine.turn();
        assertThat(deployer.command(Kind.PROMOTE)).isFalse();
        deployer.until(Phase.RAMP);
        assertThat(deployer.command(Kind.RESUME)).isFalse();
        assertThat(deployer.command(Kind.PAUSE)).isTrue();
        deployer.turn();
        assertThat(deployer.phase()).isEqualTo(Phase.PAUSED);
        assertThat(deployer.command(Kind.PAUSE)).isFalse();
        assertThat(deployer.command(Kind.RESUME)).isTrue();
        deployer.until(Phase.RAMP);
        assertThat(deployer.command(Kind.PROMOTE)).isTrue();
        deployer.until(Phase.PROMOTE).untilOver();
        assertThat(deployer.phase()).isEqualTo(Phase.DONE);
        assertThat(deployer.command(Kind.ABORT)).isFalse();
    }

    @Test
    void anAbortBringsStableBackAndIsNotTheVersionsFault() {
        deployer.begin().until(Phase.RAMP);
        assertThat(deployer.command(Kind.ABORT)).isTrue();
        deployer.untilOver();
        assertThat(deployer.phase()).isEqualTo(Phase.ROLLED_BACK);
        assertThat(deployer.state().versionFailed()).isFalse();
        assertThat(world.worked).contains(new Intent.Backup());
    }

    @Test
    void aRollbackMayBeAskedForWithOtherOptions() {
        deployer.begin().until(Phase.RAMP);
        RollbackDraft draft = new RollbackDraft("because", "s-9", false, Duration.ofSeconds(5));
        assertThat(deployer.engine.command(
                        Deployer.ID, new Order(Kind.ABORT, false, "ada", draft.reason()), draft::amended))
                .isTrue();
        deployer.untilOver();
        assertThat(world.worked)
                .contains(new Intent.Restore("s-9"), new Intent.Synthetic(Duration.ofSeconds(5)))
                .noneMatch(Intent.CheckHealth.class::isInstance);
    }

    @Test
    void aRestoreHasAllEarlierStepsToldAgain() {
        deployer.begin().until(Phase.RAMP);
        world.database = new Database(true, true, "s-1");
        world.verdicts = rollout -> Verdict.FAIL;
        deployer.untilOver();
        long restored = deployer.state().rows().stream()
                .filter(row -> row.intent() instanceof Intent.Restore)
                .mapToLong(Row::number)
                .sum();
        assertThat(restored).isPositive();
        assertThat(deployer.records.outbox().waiting())
                .isEqualTo(deployer.state().rows().size() + restored);
    }

    @Test
    void checksThatCannotBeMadeAreNoPass() {
        deployer.begin().until(Phase.RAMP);
        world.verdicts = rollout -> {
            throw new IllegalStateException("the samples cannot be had");
        };
        deployer.until(Phase.HELD);
        assertThat(world.shares).isEqualTo(Shares.ALL_STABLE);
        assertThat(deployer.state().last().cause().why()).contains("the samples cannot be had");
    }

    @Test
    void workThatFailsAfterTheRampHoldsARollback() {
        deployer.begin(new Options(true, true, null, Denials.Rule.RATIO, false)).until(Phase.RAMP);
        world.work = assignment -> {
            throw new WorkFailedException("the disk is full");
        };
        deployer.command(Kind.ABORT);
        deployer.until(Phase.HELD);
        assertThat(deployer.state().last().cause().why()).isEqualTo("the disk is full");
    }

    @Test
    void whatWasWrittenByALaterDeployerIsNotWrittenOver() {
        deployer.begin().until(Phase.RAMP);
        var stale = deployer.stored();
        var move = new Step.Move(stale.state().rows().getFirst(), stale.state().last());
        assertThatThrownBy(() -> deployer.records.rollouts().move(stale, move)).isInstanceOf(FencedException.class);
    }
}
