package dev.ark.deployer.orchestrator.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.json.ArkJson;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.Release;
import dev.ark.contract.local.StableRecord;
import dev.ark.deployer.orchestrator.ObservedProcess;
import dev.ark.deployer.orchestrator.Place;
import dev.ark.deployer.orchestrator.ProcessSpec;
import dev.ark.deployer.orchestrator.Processes;
import dev.ark.deployer.release.ReleaseCatalog;
import dev.ark.deployer.rollout.SlotSeen;
import dev.ark.deployer.traffic.Slot;
import dev.ark.runtime.loop.LoopWatch;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two slots of real processes, which are small. */
@QuarkusTest
class ChildProcessOrchestratorTest {
    private static final Duration DRAIN = Duration.ofSeconds(2);

    @TempDir
    Path home;

    @Inject
    LoopWatch loops;

    private final List<ChildProcessOrchestrator> started = new ArrayList<>();
    private LocalLayout layout;
    private SmallInstallation installation;

    @BeforeEach
    void install() throws IOException {
        layout = new LocalLayout(home, 0);
        installation = new SmallInstallation(home);
        for (String version : List.of("v1", "v2")) {
            Files.createDirectories(layout.release(version));
            Release release = new Release(
                    version, "b", Map.of(), 2, 9, 1, "s", true, "olivia", Instant.parse("2026-01-01T00:00:00Z"));
            ArkJson.mapper().writeValue(layout.releaseRecord(version).toFile(), release);
        }
    }

    @AfterEach
    void endEverything() {
        started.forEach(ChildProcessOrchestrator::release);
        for (Slot slot : Slot.values()) {
            for (Place place : installation.places(slot)) {
                new OperatingSystemProcesses(layout, spec -> {})
                        .find(place.name())
                        .ifPresent(Processes.Child::kill);
            }
        }
    }

    @Test
    void bothSlotsRunAndStableComesToAnotherReleaseWhileTheCanaryServes() {
        ChildProcessOrchestrator orchestrator = start();
        await(() -> orchestrator.seen(Slot.STABLE).serves("v1"));
        assertThat(orchestrator.seen(Slot.CANARY)).isEqualTo(new SlotSeen.Absent());

        orchestrator.run(Slot.CANARY, "v2");
        await(() -> orchestrator.seen(Slot.CANARY).serves("v2"));
        List<Long> canary = pids(orchestrator, Slot.CANARY);

        orchestrator.run(Slot.STABLE, "v2");
        await(() -> orchestrator.seen(Slot.STABLE).serves("v2"));
        assertThat(orchestrator.stableVersion()).isEqualTo("v2");
        assertThat(orchestrator.previousStable()).contains("v1");
        assertThat(pids(orchestrator, Slot.CANARY)).isEqualTo(canary);

        orchestrator.empty(Slot.CANARY, DRAIN);
        await(() -> orchestrator.seen(Slot.CANARY).equals(new SlotSeen.Absent()));
        assertThat(orchestrator.seen(Slot.STABLE).serves("v2")).isTrue();
    }

    @Test
    void whoeverComesNextAdoptsWhatRunsAndKnowsWhatIsDesired() {
        ChildProcessOrchestrator first = start();
        first.run(Slot.STABLE, "v2");
        first.rehearse("v1");
        await(() -> first.seen(Slot.STABLE).serves("v2"));
        await(() -> !pids(first, Slot.CANARY).isEmpty());
        List<Long> stable = pids(first, Slot.STABLE);
        List<Long> canary = pids(first, Slot.CANARY);
        first.release();

        ChildProcessOrchestrator next = start();
        assertThat(next.seen(Slot.CANARY)).isEqualTo(new SlotSeen.Running("v1", false));
        await(() -> next.seen(Slot.STABLE).serves("v2"));
        assertThat(pids(next, Slot.STABLE)).isEqualTo(stable);
        assertThat(pids(next, Slot.CANARY)).isEqualTo(canary).hasSize(1);
    }

    @Test
    void anEmptiedStableSlotStaysEmptyForWhoeverComesNext() {
        ChildProcessOrchestrator first = start();
        await(() -> first.seen(Slot.STABLE).serves("v1"));
        first.empty(Slot.STABLE, DRAIN);
        await(() -> first.seen(Slot.STABLE).equals(new SlotSeen.Absent()));
        first.release();

        ChildProcessOrchestrator next = start();
        assertThat(next.seen(Slot.STABLE)).isEqualTo(new SlotSeen.Absent());
        assertThat(next.stableVersion()).isEqualTo("v1");
        next.run(Slot.STABLE, "v1");
        await(() -> next.seen(Slot.STABLE).serves("v1"));
    }

    @Test
    void aProcessThatHangsIsReplacedAndOneThatRefusesIsNot() throws Exception {
        ChildProcessOrchestrator orchestrator = start();
        await(() -> orchestrator.seen(Slot.STABLE).serves("v1"));
        Files.createFile(installation.refusal("graveyard"));
        await(() -> !orchestrator.seen(Slot.STABLE).serves());
        List<Long> before = pids(orchestrator, Slot.STABLE);

        new ProcessBuilder("kill", "-STOP", before.get(1).toString()).start().waitFor();
        await(() -> pids(orchestrator, Slot.STABLE).size() == 3
                && !pids(orchestrator, Slot.STABLE).get(1).equals(before.get(1)));
        assertThat(pids(orchestrator, Slot.STABLE).getFirst()).isEqualTo(before.getFirst());
        Files.delete(installation.refusal("graveyard"));
        await(() -> orchestrator.seen(Slot.STABLE).serves("v1"));
    }

    @Test
    void aReleaseThatIsNotThereIsRefusedAndChangesNothing() {
        ChildProcessOrchestrator orchestrator = start();
        assertThatThrownBy(() -> orchestrator.run(Slot.STABLE, "v3")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> orchestrator.rehearse("../v1")).isInstanceOf(IllegalArgumentException.class);
        assertThat(orchestrator.stableVersion()).isEqualTo("v1");
        assertThat(StableRecord.read(layout)).isEmpty();
    }

    @Test
    void aLaunchThatIsUnderWayIsOverWhenTheProcessesHaveBeenReleased() throws InterruptedException {
        SlowMachine machine = new SlowMachine();
        ChildProcessOrchestrator orchestrator = orchestrator(machine);
        orchestrator.supervise();
        machine.launching.await();

        orchestrator.release();

        assertThat(machine.recorded).isTrue();
    }

    private ChildProcessOrchestrator start() {
        ChildProcessOrchestrator orchestrator = orchestrator(new OperatingSystemProcesses(layout, spec -> {}));
        started.add(orchestrator);
        orchestrator.supervise();
        return orchestrator;
    }

    private ChildProcessOrchestrator orchestrator(Processes processes) {
        ReleaseCatalog releases = new ReleaseCatalog(layout);
        return new ChildProcessOrchestrator(
                installation,
                new DesiredStable(layout, releases, "v1"),
                new ChildProcessOrchestrator.Machine(
                        processes, new HttpReadiness(Duration.ofMillis(500)), Clock.systemUTC()),
                new QuickSupervision(),
                loops);
    }

    private static List<Long> pids(ChildProcessOrchestrator orchestrator, Slot slot) {
        return orchestrator.observed(slot).stream()
                .map(ObservedProcess::pid)
                .flatMap(pid -> Optional.ofNullable(pid).stream())
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class SlowMachine implements Processes {
        private final CountDownLatch launching = new CountDownLatch(1);
        private final AtomicBoolean recorded = new AtomicBoolean();

        @Override
        public Optional<Child> find(String name) {
            return Optional.empty();
        }

        @Override
        public Child launch(ProcessSpec spec) {
            launching.countDown();
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            recorded.set(true);
            throw new IllegalStateException("enough");
        }
    }
}
