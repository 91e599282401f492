package dev.ark.watchdog.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.watchdog.JournalOfCore;
import dev.ark.watchdog.agent.AgentEvent;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AgentEventsTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void eachRuleThatDeniesIsAViolation() {
        assertThat(denied("max_position_size", "require_stop_loss")).isEqualTo(new AgentEvent.Decided("kenny", NOW, 2));
    }

    @Test
    void whatIsDeniedBecauseEverythingIsStoppedOrNobodyCanDecideIsNoViolationOfTheAgents() {
        assertThat(denied("emergency_halt_enabled", "GRAVEYARD_UNAVAILABLE", "RULESET_UNVERIFIED", "FACTS_CONTENDED"))
                .isEqualTo(new AgentEvent.Decided("kenny", NOW, 0));
    }

    @Test
    void whatIsDeniedBecauseNobodyWatchedIsNoViolationOfTheAgentsAndWhatTheSameRuleSaysOfItIsOne() {
        ObjectNode body = JournalOfCore.about("kenny").put("outcome", "denied");
        ArrayNode violations = body.putArray("violations");
        violations.addObject().put("rule", "watchdog_monitoring").put("unit", "seconds since a watchdog's lease");
        assertThat(read(EventType.DECISION, body)).isEqualTo(new AgentEvent.Decided("kenny", NOW, 0));
        violations.addObject().put("rule", "watchdog_monitoring").put("unit", "configuration key");
        assertThat(read(EventType.DECISION, body)).isEqualTo(new AgentEvent.Decided("kenny", NOW, 1));
    }

    @Test
    void anAgentThatSaysThatItStopsHasDoneNoPieceOfWork() {
        assertThat(read(EventType.HEARTBEAT, JournalOfCore.about("kenny").put("status", "stopped")))
                .isEqualTo(new AgentEvent.Stopped("kenny", NOW));
    }

    private static AgentEvent read(String type, ObjectNode body) {
        return AgentEvents.of(new Event(1, 1, 0, type, body, NOW, "stable", "dev", null), UnaryOperator.identity())
                .orElseThrow();
    }

    private static AgentEvent denied(String... rules) {
        ObjectNode body = JournalOfCore.about("kenny").put("outcome", "denied");
        ArrayNode violations = body.putArray("violations");
        for (String rule : rules) {
            violations.addObject().put("rule", rule);
        }
        return read(EventType.DECISION, body);
    }
}
