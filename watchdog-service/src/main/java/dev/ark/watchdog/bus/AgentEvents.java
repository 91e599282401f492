package dev.ark.watchdog.bus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.QuarantineScope;
import dev.ark.watchdog.agent.AgentEvent;
import dev.ark.watchdog.agent.Standing;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads what events say of agents. Members that it does not know are passed over. */
final class AgentEvents {
    private static final String DENIED = "denied";
    private static final String FAILED = "failed";
    private static final String STOPPED = "stopped";

    /** What is denied because everything is stopped, or nobody can decide, is nothing that the agent does wrong. */
    private static final Set<String> NOT_THE_AGENTS =
            Set.of("emergency_halt_enabled", "GRAVEYARD_UNAVAILABLE", "RULESET_UNVERIFIED", "FACTS_CONTENDED");

    /** Neither is what is denied because no watchdog was there; the rule also says other things, of other units. */
    private static final String WATCHED = "watchdog_monitoring";

    private static final String UNIT_OF_LEASE = "seconds since a watchdog's lease";

    private AgentEvents() {}

    /**
     * What an event says of an agent, or empty when it says nothing of any.
     *
     * @param when the time of it, given the time that it was written with
     * @throws IllegalArgumentException when it is of a type that does, and names no agent
     */
    static Optional<AgentEvent> of(Event event, UnaryOperator<Instant> when) {
        JsonNode body = event.body();
        return switch (event.type()) {
            case EventType.HEARTBEAT -> Optional.of(heartbeat(event, when.apply(event.at())));
            case EventType.DECISION ->
                Optional.of(new AgentEvent.Decided(agent(event), when.apply(event.at()), violations(body)));
            case EventType.QUARANTINE ->
                Optional.of(new AgentEvent.Quarantined(agent(event), when.apply(event.at()), standing(body)));
            case EventType.RESTORE -> Optional.of(new AgentEvent.Restored(agent(event), when.apply(event.at())));
            default -> Optional.empty();
        };
    }

    private static AgentEvent heartbeat(Event event, Instant at) {
        String status = event.body().path("status").asText();
        return status.equals(STOPPED)
                ? new AgentEvent.Stopped(agent(event), at)
                : new AgentEvent.Worked(
                        agent(event),
                        at,
                        status.equals(FAILED),
                        Math.max(0, event.body().path("latency_ms").asInt(0)));
    }

    /** A row of an older version tells neither scope nor end. */
    private static Standing.Quarantined standing(JsonNode body) {
        String until = body.path("until").asText("");
        return new Standing.Quarantined(
                body.path("reason").asText(""),
                body.path("actor").asText(""),
                QuarantineScope.of(body.path("scope").asText("all")) == QuarantineScope.ALL,
                until.isEmpty() ? null : Instant.parse(until));
    }

    private static int violations(JsonNode body) {
        if (!body.path("outcome").asText().equals(DENIED)) {
            return 0;
        }
        int violations = 0;
        for (JsonNode violation : body.path("violations")) {
            violations += isTheAgents(violation) ? 1 : 0;
        }
        return violations;
    }

    private static boolean isTheAgents(JsonNode violation) {
        String rule = violation.path("rule").asText();
        boolean unwatched =
                rule.equals(WATCHED) && violation.path("unit").asText().equals(UNIT_OF_LEASE);
        return !unwatched && !NOT_THE_AGENTS.contains(rule);
    }

    private static String agent(Event event) {
        String agent = event.body().path("agent").asText("");
        if (agent.isBlank()) {
            throw new IllegalArgumentException("event " + event.seq() + " of type " + event.type() + " names no agent");
        }
        return agent;
    }
}
