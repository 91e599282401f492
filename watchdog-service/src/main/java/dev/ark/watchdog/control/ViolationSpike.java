package dev.ark.watchdog.control;

import dev.ark.watchdog.agent.Agents.Examined;
import dev.ark.watchdog.agent.Thresholds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether agents violate so much, all together, that not one of them but something common must be wrong. */
final class ViolationSpike {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private ViolationSpike() {}

    /** What is too much; empty when nothing is. Only agents count that were seen within the last minute and may act. */
    static Optional<String> of(List<Examined> agents, StopPolicy policy, Thresholds limits) {
        List<Examined> active = agents.stream()
                .filter(agent -> !agent.health().isQuarantined())
                .filter(agent -> agent.vitals().unseen().compareTo(MINUTE) < 0)
                .toList();
        int violations = active.stream()
                .mapToInt(agent -> agent.vitals().violationsPerMinute())
                .sum();
        if (violations > policy.violationsPerMinute()) {
            return Optional.of(violations + " violations in a minute by all agents together, more than "
                    + policy.violationsPerMinute());
        }
        long over = active.stream()
                .filter(agent -> limits.tooManyViolations(agent.vitals()))
                .count();
        return active.size() > policy.fewAgents() && over > policy.agentsOverLimit() * active.size()
                ? Optional.of(over + " of " + active.size() + " agents are each beyond " + limits.violationsPerMinute()
                        + " violations a minute")
                : Optional.empty();
    }
}
