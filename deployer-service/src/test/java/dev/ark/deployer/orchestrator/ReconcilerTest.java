package dev.ark.deployer.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.traffic.Slot;
import dev.ark.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One slot that runs one release: what is looked after, and how. */
class ReconcilerTest {
    private static final Duration TURN = Duration.ofMillis(200);
    private static final Duration HUNG_AFTER = Duration.ofSeconds(60);
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final FakeMachine machine = new FakeMachine();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger exits = new AtomicInteger();
    private final FakeBlueprint blueprint = new FakeBlueprint();
    private final Map<Slot, SlotPlan> plans = Map.of(
            Slot.STABLE,
            new SlotPlan(blueprint.services(Slot.STABLE, "v1"), DRAIN),
            Slot.CANARY,
            new SlotPlan(List.of(), DRAIN));
    private Reconciler reconciler = reconciler();

    private Reconciler reconciler() {
        SupervisionTimes times = new SupervisionTimes(
                new BackOff(Duration.ofMillis(100), Duration.ofSeconds(10)),
                TURN,
                Duration.ofSeconds(1),
                HUNG_AFTER,
                DRAIN);
        return new Reconciler(blueprint, new Means(machine, machine, times, clock, exits::incrementAndGet), "v1");
    }

    @Test
    void allProcessesAreStartedTogetherInOrderAndNoneWaitsForAnother() {
        later(Duration.ZERO);

        assertThat(machine.done).containsExactly("start redis", "start graveyard", "start core", "start watchdog");
        assertThat(reconciler.observed(Slot.STABLE))
                .extracting(ObservedProcess::state)
                .containsOnly(ProcessState.STARTING);
    }

    @Test
    void whatRunsAlreadyIsAdoptedAndNoSecondOneIsStarted() {
        machine.runs("core", "v1");
        reconciler = reconciler();
        later(Duration.ZERO);

        assertThat(machine.done).doesNotContain("start core");
        assertThat(core().pid()).isEqualTo(1);
        assertThat(core().restarts()).isZero();
    }

    @Test
    void aProcessIsReadyWhenItSaysSo() {
        later(Duration.ZERO);
        machine.ready.add("core");
        later(TURN);

        assertThat(core().state()).isEqualTo(ProcessState.READY);
        assertThat(core().since()).isEqualTo(clock.instant());
    }

    @Test
    void aReadyProcessIsAskedOnceASecondAndOneThatIsNotAtEachTurn() {
        machine.ready.add("core");
        for (int i = 0; i < 10; i++) {
            later(TURN);
        }

        assertThat(machine.asked.stream().filter("redis"::equals)).hasSize(10);
        assertThat(machine.asked.stream().filter("core"::equals)).hasSize(2);
    }

    @Test
    void aProcessThatWasReadyIsStartedAgainAtOnceEachTimeItDies() {
        machine.ready.add("core");
        for (int death = 1; death <= 5; death++) {
            later(Duration.ofSeconds(1));
            machine.kill("core");
            later(Duration.ZERO);

            assertThat(core().restarts()).isEqualTo(death);
            assertThat(core().pid()).isNotNull();
        }
    }

    @Test
    void theEndOfAProcessIsTold() {
        later(Duration.ZERO);
        machine.kill("core");

        assertThat(exits).hasValue(1);
    }

    @Test
    void aProcessThatDiesBeforeItIsReadyIsBackedOffFromTheSecondTimeOn() {
        later(Duration.ZERO);
        machine.kill("core");
        later(Duration.ZERO);
        assertThat(core().state()).isEqualTo(ProcessState.STARTING);

        machine.kill("core");
        later(Duration.ZERO);
        assertThat(core().state()).isEqualTo(ProcessState.BACKING_OFF);
        assertThat(core().pid()).isNull();

        later(Duration.ofMillis(99));
        assertThat(core().state()).isEqualTo(ProcessState.BACKING_OFF);
        later(Duration.ofMillis(1));
        assertThat(core().state()).isEqualTo(ProcessState.STARTING);
    }

    @Test
    void readinessResetsTheBackOff() {
        later(Duration.ZERO);
        for (int i = 0; i < 6; i++) {
            machine.kill("core");
            later(Duration.ZERO);
            later(Duration.ofSeconds(10));
        }
        machine.ready.add("core");
        later(Duration.ofSeconds(10));
        machine.ready.remove("core");
        machine.kill("core");
        later(Duration.ZERO);

        assertThat(core().state()).isEqualTo(ProcessState.STARTING);
    }

    @Test
    void aProcessThatCannotBeStartedIsBackedOffAndHoldsUpNoOther() {
        machine.unstartable.add("redis");
        later(Duration.ZERO);
        later(Duration.ZERO);

        assertThat(reconciler.observed(Slot.STABLE).getFirst().state()).isEqualTo(ProcessState.BACKING_OFF);
        assertThat(core().state()).isEqualTo(ProcessState.STARTING);
    }

    @Test
    void aProcessThatWasReadyAndFallsSilentForLongIsStartedAgain() {
        machine.ready.add("core");
        later(Duration.ZERO);
        machine.silent.add("core");
        later(Duration.ofSeconds(1));
        later(HUNG_AFTER.minusSeconds(1));
        assertThat(machine.done).doesNotContain("end core");

        later(Duration.ofSeconds(1));
        assertThat(machine.done).contains("end core").doesNotContain("kill core");
        later(TURN);
        assertThat(machine.done).endsWith("end core", "start core");
        assertThat(core().restarts()).isEqualTo(1);
    }

    @Test
    void aSilentProcessThatDoesNotEvenEndIsKilled() {
        machine.ready.add("core");
        later(Duration.ZERO);
        machine.silent.add("core");
        machine.stubborn.add("core");
        later(Duration.ofSeconds(1));
        later(HUNG_AFTER);
        assertThat(core().state()).isEqualTo(ProcessState.STOPPING);
        later(DRAIN);
        later(TURN);

        assertThat(machine.done).endsWith("end core", "kill core", "start core");
    }

    @Test
    void aSilenceThatEndsInTimeIsForgotten() {
        machine.ready.add("core");
        later(Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            machine.silent.add("core");
            later(Duration.ofSeconds(1));
            later(HUNG_AFTER.minusSeconds(1));
            machine.silent.remove("core");
            later(Duration.ofSeconds(1));
        }

        assertThat(machine.done).doesNotContain("end core");
    }

    @Test
    void aProcessThatRefusesIsLeftAlone() {
        machine.ready.add("core");
        later(Duration.ZERO);
        machine.ready.remove("core");
        for (int i = 0; i < 5; i++) {
            later(HUNG_AFTER);
        }

        assertThat(machine.done).doesNotContain("end core");
        assertThat(core().state()).isEqualTo(ProcessState.STARTING);
    }

    @Test
    void aProcessThatWasNeverReadyMayTakeItsTime() {
        machine.silent.add("core");
        for (int i = 0; i < 5; i++) {
            later(HUNG_AFTER);
        }

        assertThat(machine.done).doesNotContain("end core");
    }

    private void later(Duration by) {
        clock.move(by);
        reconciler.turn(plans);
    }

    private ObservedProcess core() {
        return reconciler.observed(Slot.STABLE).get(2);
    }
}
