package dev.ark.watchdog.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens to one agent, told in the words of the domain; the clock moves with the story. */
public final class AgentStory {
    public static final String AGENT = "kenny";
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Agents agents;
    private Instant now = START;
    private boolean fell;

    public AgentStory() {
        this(new Agents(Thresholds.DEFAULT));
    }

    public AgentStory(Agents agents) {
        this.agents = agents;
    }

    public AgentStory succeeds(int times) {
        return works(times, false, 10);
    }

    public AgentStory fails(int times) {
        return works(times, true, 10);
    }

    public AgentStory takes(int times, int latencyMs) {
        return works(times, false, latencyMs);
    }

    public AgentStory isDenied(int times, int violations) {
        for (int i = 0; i < times; i++) {
            happens(new AgentEvent.Decided(AGENT, now, violations));
        }
        return this;
    }

    public AgentStory isQuarantined() {
        return happens(
                new AgentEvent.Quarantined(AGENT, now, new Standing.Quarantined("5 failures", "olivia", true, null)));
    }

    public AgentStory isRestored() {
        return happens(new AgentEvent.Restored(AGENT, now));
    }

    public AgentStory after(Duration time) {
        now = now.plus(time);
        return this;
    }

    public AgentStory happens(AgentEvent event) {
        fell = agents.fold(event, now);
        return this;
    }

    public Instant now() {
        return now;
    }

    /** Whether the last event made the agent one to isolate. */
    public boolean fell() {
        return fell;
    }

    public Agents agents() {
        return agents;
    }

    public Agents.Examined examined() {
        List<Agents.Examined> all = agents.examine(now);
        return all.stream()
                .filter(agent -> agent.agent().equals(AGENT))
                .findFirst()
                .orElseThrow();
    }

    public Verdict verdict() {
        return examined().verdict();
    }

    public Vitals vitals() {
        return examined().vitals();
    }

    public Optional<Duration> silence() {
        return examined().health().heartbeatSilence(now);
    }

    private AgentStory works(int times, boolean failed, int latencyMs) {
        for (int i = 0; i < times; i++) {
            happens(new AgentEvent.Worked(AGENT, now, failed, latencyMs));
        }
        return this;
    }
}
