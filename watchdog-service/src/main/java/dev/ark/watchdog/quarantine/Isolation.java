package dev.ark.watchdog.quarantine;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.watchdog.Journal;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.Wording;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.agent.Agents.Examined;
import dev.ark.watchdog.agent.Cause;
import dev.ark.watchdog.agent.Finding;
import dev.ark.watchdog.agent.Standing;
import dev.ark.watchdog.alert.AlertLog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Quarantines the agents that must not act any more. Before that the journal itself is asked for news: an operator's restore that has not
 * been heard of yet must win over failures that came before it. Not thread-safe: one turn at a time.
 */
@Singleton
public final class Isolation {
    private static final Logger LOG = Logger.getLogger(Isolation.class);
    private static final String ACTOR = "watchdog";

    private final Agents agents;
    private final Journal journal;
    private final Enforcer enforcer;
    private final Posture posture;
    private final AlertLog alerts;
    private final Map<Cause, Counter> quarantines = new EnumMap<>(Cause.class);
    private final Set<String> observed = new HashSet<>();

    Isolation(
            Agents agents, Journal journal, Enforcer enforcer, Posture posture, AlertLog alerts, MeterRegistry meters) {
        this.agents = agents;
        this.journal = journal;
        this.enforcer = enforcer;
        this.posture = posture;
        this.alerts = alerts;
        // All at zero from the start: that nobody was quarantined is something else than not to know.
        for (Cause cause : Cause.values()) {
            quarantines.put(cause, meters.counter("ark.watchdog.quarantines", "reason_class", cause.label()));
        }
    }

    /** Who must not act any more, and why. */
    private record Due(Examined agent, Finding finding) {}

    /**
     * Quarantines whoever must be.
     *
     * @param now of the journal
     * @param at the clock's, which alerts carry
     * @throws ProblemException the last refusal, after all agents had their turn; the next turn tries again
     * @throws RuntimeException when the journal cannot be asked now; nobody is quarantined on old news
     */
    void turn(Instant now, Instant at) {
        if (due(now).isEmpty()) {
            observed.clear();
            return;
        }
        journal.catchUp();
        List<Due> due = due(journal.now());
        observed.retainAll(due.stream().map(one -> one.agent().agent()).toList());
        ProblemException refusal = null;
        for (Due one : due) {
            try {
                isolate(one, at);
            } catch (ProblemException e) {
                // Whoever is not registered may not act anyway.
                refusal = e.code() == ProblemCode.NOT_FOUND ? refusal : e;
                String detail = Wording.within(Wording.LONGEST, e.code() + ": " + e.getMessage());
                alerts.raise(new AlertReport(
                        "quarantine_failed", Level.CRITICAL, detail, one.agent().agent(), at));
            }
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    private List<Due> due(Instant now) {
        Duration heard =
                journal.freshSince().map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
        List<Due> due = new ArrayList<>();
        for (Examined agent : agents.examine(now)) {
            agents.reasonToIsolate(agent, heard, now).ifPresent(finding -> due.add(new Due(agent, finding)));
        }
        return due;
    }

    private void isolate(Due one, Instant at) {
        String name = one.agent().agent();
        Finding finding = one.finding();
        switch (posture) {
            case ACTS -> {
                enforcer.quarantine(name, finding.text());
                agents.confirmQuarantine(one.agent(), new Standing.Quarantined(finding.text(), ACTOR, true, null));
                report("agent_quarantined", name, finding, at);
            }
            case OBSERVES -> {
                if (observed.add(name)) {
                    report("agent_would_be_quarantined", name, finding, at);
                }
            }
        }
    }

    private void report(String what, String agent, Finding finding, Instant at) {
        LOG.warnf("%s: %s, %s", what, agent, finding.text());
        quarantines.get(finding.cause()).increment();
        alerts.raise(new AlertReport(what, Level.CRITICAL, finding.text(), agent, at));
    }
}
