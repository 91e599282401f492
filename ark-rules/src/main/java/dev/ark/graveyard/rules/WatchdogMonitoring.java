package dev.ark.graveyard.rules;

import dev.ark.contract.action.ConfigChange;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.Facts.Agent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Only the watched may act: a registered agent that is not quarantined; and while nobody watches, nothing of high risk.
 *
 * @param lease how long one renewal of a watchdog's lease lasts
 * @param monitoring the configuration that watching hangs on
 */
public record WatchdogMonitoring(HighRisk highRisk, Duration lease, ConfigKeys monitoring) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "watchdog_monitoring",
            Category.INTEGRITY,
            Severity.HIGH,
            Effect.DENY,
            "The agent is not registered or is quarantined; the action would disable monitoring; or it is of high risk"
                    + " while no watchdog has renewed its lease.",
            "Have an operator register or restore the agent, or wait until a watchdog is back.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        String name = situation.item().agent();
        Optional<Agent> agent = situation.facts().agent(name);
        List<String> registration = List.of(situation.registration());
        if (agent.isEmpty()) {
            return violated(
                    "the agent " + name + " is not registered",
                    new Reading("unregistered", "registered", "agent", registration));
        }
        if (agent.get().quarantined()) {
            return violated(
                    "the agent " + name + " is quarantined",
                    new Reading("quarantined", "not quarantined", "agent", registration));
        }
        if (situation.action() instanceof ConfigChange change && monitoring.match(change.key(), change.value())) {
            return violated(
                    "the configuration key " + change.key() + " belongs to monitoring, or one in its value does",
                    new Reading(change.key(), "any other key", "configuration key", registration));
        }
        return checkLease(situation, registration);
    }

    private Result checkLease(Situation situation, List<String> registration) {
        var seen = situation.facts().control().watchdogSeen();
        Reading reading = new Reading(
                seen.map(at -> Long.toString(
                                Duration.between(at, situation.at()).toSeconds()))
                        .orElse("missing"),
                Long.toString(lease.toSeconds()),
                "seconds since a watchdog's lease",
                List.of(registration.getFirst(), situation.control("watchdog")));
        if (situation.isFresh(seen.orElse(null), lease)) {
            return new Result.Passed(reading);
        }
        return highRisk.reasons(situation)
                .judge(reasons -> unless(
                        !reasons.value().isEmpty(),
                        () -> "no watchdog is alive, and this action is of high risk, because "
                                + String.join(" and ", reasons.value()),
                        reading));
    }
}
