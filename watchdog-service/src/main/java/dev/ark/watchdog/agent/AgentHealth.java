package dev.ark.watchdog.agent;

import dev.ark.watchdog.agent.ViolationLog.Denial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One agent's health, folded from its events in the order of the journal. Immutable.
 *
 * @param lastSeen of the last event that the agent itself caused
 * @param restores how often it was restored, which tells what was known before a restore from what is known after it
 * @param lastHeartbeat absent when it never sent one, or has said that it stops; a restore counts as one, so that the agent has time to come back
 */
public record AgentHealth(
        String agent,
        Standing standing,
        int restores,
        WorkLog work,
        ViolationLog violations,
        Instant lastSeen,
        @Nullable Instant lastHeartbeat) {

    static AgentHealth unknown(String agent, Instant at) {
        return new AgentHealth(agent, Standing.ACTIVE, 0, WorkLog.EMPTY, ViolationLog.EMPTY, at, null);
    }

    /** What is left of an agent whose events are not read any more. */
    static AgentHealth known(String agent, Standing standing, @Nullable Instant lastHeartbeat, Instant now) {
        Instant seen = lastHeartbeat == null || lastHeartbeat.isAfter(now) ? now : lastHeartbeat;
        return new AgentHealth(
                agent, standing, 0, WorkLog.EMPTY, ViolationLog.EMPTY, seen, lastHeartbeat == null ? null : seen);
    }

    /**
     * This health after an event.
     *
     * @param now bounds the event's own time, so that a clock that once ran ahead does not keep an agent alive
     */
    AgentHealth after(AgentEvent event, Instant now) {
        Instant at = event.at().isAfter(now) ? now : event.at();
        return switch (event) {
            case AgentEvent.Worked worked ->
                new AgentHealth(
                        agent,
                        standing,
                        restores,
                        work.plus(new Work(at, worked.failed(), worked.latencyMs())),
                        violations,
                        at,
                        at);
            case AgentEvent.Stopped stopped -> new AgentHealth(agent, standing, restores, work, violations, at, null);
            case AgentEvent.Decided decided ->
                new AgentHealth(
                        agent,
                        standing,
                        restores,
                        work,
                        decided.violations() == 0 ? violations : violations.plus(new Denial(at, decided.violations())),
                        at,
                        lastHeartbeat);
            case AgentEvent.Quarantined by -> with(by.standing());
            case AgentEvent.Restored restored ->
                new AgentHealth(
                        agent,
                        Standing.ACTIVE,
                        restores + 1,
                        WorkLog.EMPTY,
                        ViolationLog.EMPTY,
                        lastSeen,
                        lastHeartbeat == null ? null : at);
        };
    }

    AgentHealth with(Standing other) {
        return new AgentHealth(agent, other, restores, work, violations, lastSeen, lastHeartbeat);
    }

    /** Whether it is stopped in both slots; one that is stopped in the canary alone is watched on like any other. */
    public boolean isQuarantined() {
        return standing instanceof Standing.Quarantined by && by.everywhere();
    }

    /** The figures of this moment, over the work of the window that ends now. */
    public Vitals vitals(Instant now, Duration window) {
        List<Work> recent = work.after(now.minus(window));
        int failures = (int) recent.stream().filter(Work::failed).count();
        double latency = recent.stream().mapToInt(Work::latencyMs).average().orElse(0);
        return new Vitals(
                recent.size(),
                failures,
                work.consecutiveFailures(),
                latency,
                violations.perMinute(now),
                since(lastSeen, now));
    }

    /** How long no heartbeat has come; empty for an agent that never sent one or has said that it stops, and for one that is quarantined. */
    public Optional<Duration> heartbeatSilence(Instant now) {
        return isQuarantined()
                ? Optional.empty()
                : Optional.ofNullable(lastHeartbeat).map(last -> since(last, now));
    }

    /** Never negative: an instant that lies ahead, because a clock was set back, is now. */
    private static Duration since(Instant then, Instant now) {
        return then.isAfter(now) ? Duration.ZERO : Duration.between(then, now);
    }
}
