package dev.ark.watchdog.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All agents that events have told of. Thread-safe; events must come in the order of the journal. */
public final class Agents {
    private final Map<String, AgentHealth> agents = new ConcurrentHashMap<>();
    private final Thresholds thresholds;

    public Agents(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    /** An agent with its figures and what they call for. */
    public record Examined(AgentHealth health, Vitals vitals, Verdict verdict) {
        public String agent() {
            return health.agent();
        }
    }

    /**
     * Takes an event in.
     *
     * @return whether it made the agent one to isolate that was not one before
     */
    public boolean fold(AgentEvent event, Instant now) {
        AtomicBoolean fell = new AtomicBoolean();
        agents.compute(event.agent(), (name, known) -> {
            AgentHealth before = known == null ? AgentHealth.unknown(name, earlier(event.at(), now)) : known;
            AgentHealth after = before.after(event, now);
            fell.set(event instanceof AgentEvent.Worked && mustGo(after, now) && !mustGo(before, now));
            return after;
        });
        return fell.get();
    }

    /**
     * Takes note of an agent as the core has it, before the first event is taken in. One that is neither quarantined nor was ever seen is
     * not worth a note.
     *
     * @param lastHeartbeat absent when it never sent one
     */
    public void takeNote(String agent, Standing standing, @Nullable Instant lastHeartbeat, Instant now) {
        if (lastHeartbeat != null || standing instanceof Standing.Quarantined) {
            agents.put(agent, AgentHealth.known(agent, standing, lastHeartbeat, now));
        }
    }

    /** Takes note that the core has quarantined an agent as it was examined, unless it was restored in the meantime. */
    public void confirmQuarantine(Examined examined, Standing.Quarantined standing) {
        agents.computeIfPresent(
                examined.agent(),
                (name, health) -> health.restores() == examined.health().restores() ? health.with(standing) : health);
    }

    /**
     * Why an agent must not act any more; empty while it may, and for one that is quarantined already.
     *
     * @param heard how long all that there is has been heard: a silence counts only as far as that
     */
    public Optional<Finding> reasonToIsolate(Examined agent, Duration heard, Instant now) {
        if (agent.health().isQuarantined()) {
            return Optional.empty();
        }
        if (agent.verdict() instanceof Verdict.Isolate isolate) {
            return Optional.of(isolate.reason());
        }
        return agent.health()
                .heartbeatSilence(now)
                .map(silence -> silence.compareTo(heard) < 0 ? silence : heard)
                .flatMap(thresholds::tooLongSilent);
    }

    /** Every agent as it is now, in no order. */
    public List<Examined> examine(Instant now) {
        Collection<AgentHealth> all = agents.values();
        return all.stream().map(health -> examine(health, now)).toList();
    }

    /** The names of those that are quarantined in both slots. */
    public Set<String> quarantined() {
        return agents.values().stream()
                .filter(AgentHealth::isQuarantined)
                .map(AgentHealth::agent)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Forgets agents that were last seen longer ago than this, unless they are quarantined. */
    public void forget(Duration unseen, Instant now) {
        Instant oldest = now.minus(unseen);
        agents.values()
                .removeIf(health -> health.standing() == Standing.ACTIVE
                        && health.lastSeen().isBefore(oldest));
    }

    /** Forgets every agent. */
    public void forgetAll() {
        agents.clear();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private Examined examine(AgentHealth health, Instant now) {
        Vitals vitals = health.vitals(now, thresholds.window());
        return new Examined(health, vitals, thresholds.verdict(vitals));
    }

    private boolean mustGo(AgentHealth health, Instant now) {
        return !health.isQuarantined() && examine(health, now).verdict() instanceof Verdict.Isolate;
    }
}
