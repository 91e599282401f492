package dev.ark.deployer.orchestrator.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.orchestrator.BackOff;
import dev.ark.deployer.orchestrator.ProcessSpec;
import dev.ark.deployer.orchestrator.Processes;
import dev.ark.deployer.orchestrator.SupervisionTimes;
import dev.ark.runtime.loop.LoopWatch;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChildProcessOrchestratorTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final ProcessSpec CORE =
            new ProcessSpec("core", "v1", List.of("core"), Map.of(), URI.create("http://127.0.0.1:1"));

    @Inject
    LoopWatch loops;

    @Test
    void aLaunchThatIsUnderWayIsOverWhenTheProcessesHaveBeenReleased() throws InterruptedException {
        SlowMachine machine = new SlowMachine();
        ChildProcessOrchestrator orchestrator = new ChildProcessOrchestrator(
                List.of(CORE),
                machine,
                new SupervisionTimes(new BackOff(SECOND, SECOND), SECOND, SECOND),
                SECOND,
                loops,
                Clock.systemUTC(),
                spec -> true);
        orchestrator.supervise();
        machine.launching.await();

        orchestrator.release();

        assertThat(machine.recorded).isTrue();
    }

    private static final class SlowMachine implements Processes {
        private final CountDownLatch launching = new CountDownLatch(1);
        private final AtomicBoolean recorded = new AtomicBoolean();

        @Override
        public Optional<Child> find(ProcessSpec spec) {
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
