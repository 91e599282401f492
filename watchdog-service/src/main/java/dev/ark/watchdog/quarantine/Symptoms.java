package dev.ark.watchdog.quarantine;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.watchdog.Journal;
import dev.ark.watchdog.agent.Agents.Examined;
import dev.ark.watchdog.agent.Finding;
import dev.ark.watchdog.agent.Thresholds;
import dev.ark.watchdog.agent.Verdict;
import dev.ark.watchdog.alert.AlertLog;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Raises alerts for agents that are near a limit, that violate too often, or whose heartbeat stays away. One turn at a time. */
@Singleton
public final class Symptoms {
    private final Thresholds thresholds;
    private final Journal journal;
    private final AlertLog alerts;
    private final Set<String> silent = new HashSet<>();

    Symptoms(Thresholds thresholds, Journal journal, AlertLog alerts) {
        this.thresholds = thresholds;
        this.journal = journal;
        this.alerts = alerts;
    }

    /**
     * Looks at all agents.
     *
     * @param now of the journal
     * @param at the clock's, which alerts carry
     */
    void turn(List<Examined> agents, Instant now, Instant at) {
        for (Examined agent : agents) {
            if (agent.verdict() instanceof Verdict.Warn(List<Finding> reasons)
                    && !agent.health().isQuarantined()) {
                String text = reasons.stream().map(Finding::text).collect(Collectors.joining("; "));
                alerts.raise(new AlertReport("agent_degraded", Level.WARNING, text, agent.agent(), at));
            }
            if (thresholds.tooManyViolations(agent.vitals())) {
                String text = agent.vitals().violationsPerMinute() + " violations in a minute";
                alerts.raise(new AlertReport("violation_rate", Level.CRITICAL, text, agent.agent(), at));
            }
        }
        journal.freshSince().ifPresent(since -> {
            Duration heard = Duration.between(since, now);
            agents.forEach(agent -> missedHeartbeat(agent, heard, now, at));
            silent.retainAll(agents.stream().map(Examined::agent).toList());
        });
    }

    /** A silence is alerted once, however long it lasts, and counts only as far as the watchdog itself could hear. */
    private void missedHeartbeat(Examined agent, Duration heard, Instant now, Instant at) {
        var silence = agent.health()
                .heartbeatSilence(now)
                .filter(thresholds::isMissed)
                .filter(missed -> thresholds.isMissed(heard));
        if (silence.isEmpty()) {
            silent.remove(agent.agent());
        } else if (silent.add(agent.agent())) {
            String text = "no heartbeat for " + silence.get().toSeconds() + " s";
            alerts.raise(new AlertReport("heartbeat_missed", Level.WARNING, text, agent.agent(), at));
        }
    }
}
