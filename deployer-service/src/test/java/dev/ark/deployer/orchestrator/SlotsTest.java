package dev.ark.deployer.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.rollout.SlotSeen;
import dev.ark.deployer.traffic.Slot;
import dev.ark.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two slots whose releases come and go. */
class SlotsTest {
    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final Duration TURN = Duration.ofMillis(200);
    private static final int SEEDS = 60;
    private static final int STEPS = 60;
    private static final int LONG_ENOUGH = 40;

    private final FakeMachine machine = new FakeMachine();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final FakeBlueprint blueprint = new FakeBlueprint();
    private final Map<Slot, SlotPlan> plans = new EnumMap<>(Slot.class);
    private Reconciler reconciler;

    SlotsTest() {
        whole(Slot.STABLE, "v1");
        empty(Slot.CANARY);
        everybodyIsReady();
        restart();
    }

    @Test
    void aCanaryRunsBesideStableWhichGoesOnAsItIs() {
        turns(2);
        whole(Slot.CANARY, "v2");
        machine.done.clear();
        turns(2);

        assertThat(machine.done)
                .containsExactly("start graveyard-canary", "start core-canary", "start watchdog-canary");
        assertThat(seen(Slot.STABLE)).isEqualTo(new SlotSeen.Running("v1", true));
        assertThat(seen(Slot.CANARY)).isEqualTo(new SlotSeen.Running("v2", true));
    }

    @Test
    void anotherReleaseComesWhenTheOneBeforeHasEndedFromTheWatchdogToTheEvaluator() {
        turns(2);
        machine.done.clear();
        whole(Slot.STABLE, "v2");
        turns(5);

        assertThat(machine.done)
                .containsExactly(
                        "end watchdog", "end core", "end graveyard", "start graveyard", "start core", "start watchdog");
        assertThat(seen(Slot.STABLE)).isEqualTo(new SlotSeen.Running("v2", true));
        assertThat(machine.running()).containsEntry("redis", "r6");
    }

    @Test
    void whatIsDesiredAlreadyChangesNothing() {
        turns(2);
        machine.done.clear();
        whole(Slot.STABLE, "v1");
        turns(5);

        assertThat(machine.done).isEmpty();
    }

    @Test
    void theEvaluatorStaysUntilTheCoreHasDrained() {
        turns(2);
        machine.stubborn.add("core");
        machine.done.clear();
        whole(Slot.STABLE, "v2");
        turns(10);
        assertThat(machine.done).containsExactly("end watchdog", "end core");
        assertThat(seen(Slot.STABLE)).isEqualTo(new SlotSeen.Running("v1", false));

        clock.move(DRAIN);
        turns(5);
        assertThat(machine.done).startsWith("end watchdog", "end core", "kill core", "end graveyard");
        assertThat(seen(Slot.STABLE)).isEqualTo(new SlotSeen.Running("v2", true));
    }

    @Test
    void theEvaluatorIsToldToEndWhenTheCoreHasClosedAndNothingIsStartedBeforeAllAreGone() {
        turns(2);
        machine.stubborn.add("core");
        machine.silent.add("core");
        machine.done.clear();
        whole(Slot.STABLE, "v2");
        turns(10);
        assertThat(machine.done).as("it may be slow").containsExactly("end watchdog", "end core");

        machine.closed.add("core");
        turns(10);
        assertThat(machine.done).containsExactly("end watchdog", "end core", "end graveyard");
        machine.closed.clear();
        machine.silent.clear();
        machine.kill("core");
        turns(3);
        assertThat(seen(Slot.STABLE)).isEqualTo(new SlotSeen.Running("v2", true));
    }

    @Test
    void aRehearsalIsTheEvaluatorAloneAndBecomesWholeWithoutARestart() {
        plans.put(
                Slot.CANARY, new SlotPlan(blueprint.services(Slot.CANARY, "v2").subList(0, 1), DRAIN));
        turns(2);
        assertThat(machine.running()).doesNotContainKeys("core-canary", "watchdog-canary");
        assertThat(seen(Slot.CANARY)).isEqualTo(new SlotSeen.Running("v2", false));

        whole(Slot.CANARY, "v2");
        turns(2);
        assertThat(machine.done).doesNotContain("end graveyard-canary");
        assertThat(seen(Slot.CANARY)).isEqualTo(new SlotSeen.Running("v2", true));
    }

    @Test
    void anEmptiedSlotIsAbsentWhenAllHaveEnded() {
        whole(Slot.CANARY, "v2");
        turns(2);
        machine.stubborn.add("graveyard-canary");
        empty(Slot.CANARY);
        turns(5);
        assertThat(seen(Slot.CANARY)).isEqualTo(new SlotSeen.Running("v2", false));

        clock.move(DRAIN);
        turns(2);
        assertThat(seen(Slot.CANARY)).isEqualTo(new SlotSeen.Absent());
        assertThat(reconciler.observed(Slot.CANARY)).isEmpty();
        assertThat(machine.running()).containsKeys("graveyard", "core", "watchdog", "redis");
    }

    @Test
    void aCanaryThatDiesIsStartedAgainAndItsDeathsAreCounted() {
        whole(Slot.CANARY, "v2");
        turns(2);
        machine.kill("core-canary");
        turns(2);

        assertThat(reconciler.observed(Slot.CANARY).get(1).restarts()).isEqualTo(1);
        assertThat(seen(Slot.CANARY)).isEqualTo(new SlotSeen.Running("v2", true));
    }

    @Test
    void theBackOffOfAReleaseThatDiesDoesNotHoldUpTheNext() {
        whole(Slot.STABLE, "v2");
        turns(5);
        machine.ready.clear();
        for (int i = 0; i < 6; i++) {
            machine.kill("core");
            turns(1);
            clock.move(Duration.ofSeconds(11));
            turns(1);
        }
        machine.kill("core");
        turns(1);
        assertThat(machine.running()).doesNotContainKey("core");

        whole(Slot.STABLE, "v1");
        turns(5);
        assertThat(machine.running()).containsEntry("core", "v1");
    }

    @Test
    void oneOfAnotherReleaseThanTheOthersIsNotReady() {
        machine.runs("watchdog", "v0");
        restart();
        turns(1);
        assertThat(machine.done).containsExactly("start redis", "end watchdog");
        turns(3);
        assertThat(seen(Slot.STABLE)).isEqualTo(new SlotSeen.Running("v1", true));
    }

    @Test
    void whateverHappensInBetweenTheLastDesireComesTrue() {
        for (int seed = 0; seed < SEEDS; seed++) {
            wanderAbout(new Random(seed));
            machine.stubborn.clear();
            clock.move(DRAIN);
            turns(LONG_ENOUGH);
            for (Slot slot : Slot.values()) {
                List<ProcessSpec> wanted = plans.get(slot).wanted();
                assertThat(reconciler.running(slot))
                        .as("slot %s after seed %d", slot, seed)
                        .hasSize(wanted.size());
                wanted.forEach(spec -> assertThat(machine.running()).containsEntry(spec.name(), spec.version()));
            }
        }
    }

    /** Desires change, processes die or do not want to, and the supervisor is started again. */
    private void wanderAbout(Random random) {
        for (int step = 0; step < STEPS; step++) {
            Slot slot = Slot.values()[random.nextInt(2)];
            switch (random.nextInt(7)) {
                case 0 -> whole(slot, "v" + random.nextInt(1, 4));
                case 1 -> empty(slot);
                case 2 ->
                    plans.put(
                            Slot.CANARY,
                            new SlotPlan(blueprint.services(Slot.CANARY, "v2").subList(0, 1), DRAIN));
                case 3 ->
                    machine.running().keySet().stream()
                            .sorted()
                            .skip(random.nextInt(5))
                            .findFirst()
                            .ifPresent(machine::kill);
                case 4 ->
                    machine.stubborn.add(
                            blueprint.places(slot).get(random.nextInt(3)).name());
                case 5 -> restart();
                default -> clock.move(Duration.ofSeconds(random.nextInt(20)));
            }
            turns(1 + random.nextInt(3));
        }
    }

    private void whole(Slot slot, String version) {
        plans.put(slot, new SlotPlan(blueprint.services(slot, version), DRAIN));
    }

    private void empty(Slot slot) {
        plans.put(slot, new SlotPlan(List.of(), DRAIN));
    }

    private void everybodyIsReady() {
        machine.ready.add("redis");
        Stream.of(Slot.values())
                .flatMap(slot -> blueprint.places(slot).stream())
                .forEach(place -> machine.ready.add(place.name()));
    }

    private void restart() {
        SupervisionTimes times = new SupervisionTimes(
                new BackOff(Duration.ofMillis(100), Duration.ofSeconds(10)),
                TURN,
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                DRAIN);
        reconciler = new Reconciler(blueprint, new Means(machine, machine, times, clock, () -> {}), "v1");
    }

    private void turns(int count) {
        for (int i = 0; i < count; i++) {
            clock.move(TURN);
            reconciler.turn(plans);
        }
    }

    private SlotSeen seen(Slot slot) {
        String core = blueprint.places(slot).get(1).name();
        return SeenSlots.of(blueprint.places(slot), core, reconciler.observed(slot));
    }
}
