package dev.ark.deployer.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often the journal's events tell of the decision of each trace, and how often they tell that an agent was quarantined. Not
 * thread-safe.
 */
public final class TraceLedger {
    private final Map<String, Integer> decisions = new HashMap<>();
    private final String agent;
    private int quarantines;

    /**
     * A ledger of traces.
     *
     * @param agent whose quarantines are counted
     */
    public TraceLedger(Collection<String> traceIds, String agent) {
        traceIds.forEach(id -> decisions.put(id, 0));
        this.agent = agent;
    }

    /** Takes an event into account. */
    public void read(Event event) {
        switch (event.type()) {
            case EventType.DECISION -> readDecision(event);
            case EventType.QUARANTINE -> quarantines += namesAgent(event.body()) ? 1 : 0;
            default -> {}
        }
    }

    /** Traces whose decision no event tells of, or more than one. */
    public List<String> broken() {
        return decisions.entrySet().stream()
                .filter(entry -> entry.getValue() != 1)
                .map(entry -> entry.getKey() + " found " + entry.getValue() + " times")
                .sorted()
                .toList();
    }

    public int quarantines() {
        return quarantines;
    }

    /** The trace must be in the event's trace context and, where its body has one, in its body. */
    private void readDecision(Event event) {
        String trace = EventTrace.id(event);
        JsonNode told = event.body().findValue("trace_id");
        if (told == null || told.asText().equals(trace)) {
            decisions.computeIfPresent(trace, (id, count) -> count + 1);
        }
    }

    private boolean namesAgent(JsonNode body) {
        JsonNode named = body.findValue("agent");
        return named != null && named.asText().equals(agent);
    }
}
