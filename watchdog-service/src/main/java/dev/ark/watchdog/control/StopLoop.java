package dev.ark.watchdog.control;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.problem.ProblemException;
import dev.ark.watchdog.Journal;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.agent.Thresholds;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.control.UnpermittedExecutions.Execution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Has everything reduced or halted for what agents do together, and for executions that no permit covers. One turn at a time. */
@Singleton
public final class StopLoop {
    private final Causes causes;
    private final Journal journal;
    private final EmergencyStop stop;
    private final ControlSource control;
    private final AlertLog alerts;
    private final Clock clock;

    /** What there may be cause in, and what is held against it. */
    public record Causes(Agents agents, Thresholds limits, UnpermittedExecutions executions, StopPolicy policy) {}

    StopLoop(Causes causes, Journal journal, EmergencyStop stop, ControlSource control, AlertLog alerts, Clock clock) {
        this.causes = causes;
        this.journal = journal;
        this.stop = stop;
        this.control = control;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * One turn.
     *
     * @throws ProblemException when what is needed was not given; the next turn asks for it again
     */
    public void turn() {
        if (!journal.isCaughtUp()) {
            return;
        }
        Optional<Execution> execution = causes.executions().next();
        if (execution.isPresent()) {
            answer(execution.get());
        }
        Instant now = clock.instant();
        Optional<String> spike = ViolationSpike.of(causes.agents().examine(now), causes.policy(), causes.limits());
        if (spike.isPresent()) {
            alerts.raise(new AlertReport("violation_spike", Level.CRITICAL, spike.get(), null, now));
            stop.request(causes.policy().onViolationSpike(), spike.get());
        }
    }

    /** An operator who released after an old one knew of it: it has been told as an alert. */
    private void answer(Execution execution) {
        if (execution.isNew() || execution.at().isAfter(control.state().at())) {
            stop.request(causes.policy().onUnpermittedExecution(), "execution without permit: " + execution.detail());
        }
        causes.executions().done(execution);
    }
}
