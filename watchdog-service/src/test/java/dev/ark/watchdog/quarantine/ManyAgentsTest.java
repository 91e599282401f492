package dev.ark.watchdog.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.watchdog.KnownJournal;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.agent.AgentEvent;
import dev.ark.watchdog.agent.AgentStory;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.agent.Thresholds;
import dev.ark.watchdog.agent.WorkLog;
import dev.ark.watchdog.alert.AlertLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten thousand agents, each with as much work as is kept of one. It prints what a look takes, and fails for nothing of that. */
class ManyAgentsTest {
    private static final int AGENTS = 10_000;
    private static final int LOOKS = 20;

    private Instant now = AgentStory.START;

    @Test
    void theOneThatFellAmongTenThousandIsQuarantined() {
        long before = usedMemory();
        Agents agents = new Agents(Thresholds.DEFAULT);
        long begun = System.nanoTime();
        for (int beat = 0; beat < WorkLog.CAPACITY; beat++) {
            now = now.plusSeconds(1);
            for (int agent = 0; agent < AGENTS; agent++) {
                Instant at = now.plusNanos(agent);
                agents.fold(new AgentEvent.Worked("agent-" + agent, at, false, 10), at);
            }
        }
        long folded = System.nanoTime() - begun;
        for (int i = 0; i < 5; i++) {
            agents.fold(new AgentEvent.Worked("agent-4711", now, true, 10), now);
        }
        long kept = usedMemory() - before;

        List<String> asked = new ArrayList<>();
        List<Long> looks = looks(agents, asked);

        assertThat(asked).containsExactly("agent-4711");
        System.out.printf(
                "%d agents: an event %d ns, a look %.1f ms (median of %d; longest %.1f ms), %d MiB kept%n",
                AGENTS,
                folded / (AGENTS * WorkLog.CAPACITY),
                looks.get(LOOKS / 2) / 1e6,
                LOOKS,
                looks.getLast() / 1e6,
                kept >> 20);
    }

    /** How long looks take, in order of length, in nanoseconds. */
    private List<Long> looks(Agents agents, List<String> asked) {
        KnownJournal journal = new KnownJournal(() -> now);
        AlertLog alerts = new AlertLog(Duration.ofMinutes(5), () -> now);
        Symptoms symptoms = new Symptoms(Thresholds.DEFAULT, journal, alerts);
        Isolation isolation = new Isolation(
                agents, journal, (agent, reason) -> asked.add(agent), Posture.ACTS, alerts, new SimpleMeterRegistry());
        List<Long> looks = new ArrayList<>();
        for (int look = 0; look < LOOKS; look++) {
            long begun = System.nanoTime();
            symptoms.turn(agents.examine(now), now, now);
            isolation.turn(now, now);
            looks.add(System.nanoTime() - begun);
        }
        return looks.stream().sorted().toList();
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
