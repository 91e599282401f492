package dev.ark.deployer.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
    private static final Duration TURN = Duration.ofMillis(200);

    private final FakeMachine machine = new FakeMachine();
    private final ManualClock clock = new ManualClock();
    private final AtomicInteger exits = new AtomicInteger();
    private final Reconciler reconciler = new Reconciler(
            List.of(process("redis"), process("core")),
            machine,
            machine,
            new SupervisionTimes(
                    new BackOff(Duration.ofMillis(100), Duration.ofSeconds(10)), TURN, Duration.ofSeconds(1)),
            clock,
            exits::incrementAndGet);

    @Test
    void beforeTheFirstTurnEverythingIsStopped() {
        assertThat(reconciler.observed()).extracting(ObservedProcess::state).containsOnly(ProcessState.STOPPED);
    }

    @Test
    void allProcessesAreStartedTogetherInOrderAndNoneWaitsForAnother() {
        reconciler.turn();

        assertThat(machine.launched).containsExactly("redis", "core");
        assertThat(reconciler.observed()).extracting(ObservedProcess::state).containsOnly(ProcessState.STARTING);
    }

    @Test
    void whatRunsAlreadyIsAdoptedAndNoSecondOneIsStarted() {
        machine.runs("core");

        reconciler.turn();

        assertThat(machine.launched).containsExactly("redis");
        assertThat(core().pid()).isEqualTo(1);
        assertThat(core().restarts()).isZero();
    }

    @Test
    void aProcessIsReadyWhenItSaysSo() {
        reconciler.turn();
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
        reconciler.turn();
        machine.kill("core");

        assertThat(exits).hasValue(1);
    }

    @Test
    void aProcessThatDiesBeforeItIsReadyIsBackedOffFromTheSecondTimeOn() {
        reconciler.turn();
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
        reconciler.turn();
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
        reconciler.turn();
        later(Duration.ZERO);

        assertThat(reconciler.observed().getFirst().state()).isEqualTo(ProcessState.BACKING_OFF);
        assertThat(core().state()).isEqualTo(ProcessState.STARTING);
    }

    private void later(Duration by) {
        clock.advance(by);
        reconciler.turn();
    }

    private ObservedProcess core() {
        return reconciler.observed().get(1);
    }

    private static ProcessSpec process(String name) {
        return new ProcessSpec(name, "v1", List.of(name), Map.of(), URI.create("http://127.0.0.1:1"));
    }
}
