package dev.ark.watchdog.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.watchdog.agent.AgentEvent;
import dev.ark.watchdog.agent.Standing;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.agent.Thresholds;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViolationSpikeTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final Agents agents = new Agents(Thresholds.DEFAULT);

    @Test
    void aHundredViolationsAMinuteAreNotTooMany() {
        violate("a", 50);
        violate("b", 50);
        assertThat(spike()).isEmpty();
    }

    @Test
    void moreThanAHundredAMinuteAreTooMany() {
        violate("a", 50);
        violate("b", 51);
        assertThat(spike()).hasValue("101 violations in a minute by all agents together, more than 100");
    }

    @Test
    void moreThanHalfOfTheAgentsBeyondTheirLimitAreTooMany() {
        violate("a", 11);
        violate("b", 11);
        violate("c", 1);
        violate("d", 1);
        assertThat(spike()).isEmpty();
        violate("c", 10);
        assertThat(spike()).hasValue("3 of 4 agents are each beyond 10 violations a minute");
    }

    @Test
    void ofFewAgentsTheFractionDoesNotCount() {
        violate("a", 11);
        violate("b", 11);
        violate("c", 11);
        assertThat(spike()).isEmpty();
    }

    @Test
    void whatAQuarantinedAgentDidDoesNotCount() {
        violate("a", 101);
        agents.fold(new AgentEvent.Quarantined("a", NOW, new Standing.Quarantined("enough", "watchdog", true, null)), NOW);
        assertThat(spike()).isEmpty();
    }

    private Optional<String> spike() {
        return ViolationSpike.of(agents.examine(NOW), StopPolicy.DEFAULT, Thresholds.DEFAULT);
    }

    private void violate(String agent, int violations) {
        agents.fold(new AgentEvent.Decided(agent, NOW, violations), NOW);
    }
}
