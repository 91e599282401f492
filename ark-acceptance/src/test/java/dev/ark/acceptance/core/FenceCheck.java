package dev.ark.acceptance.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.event.EventType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether what the journal says of halts and quarantines was kept to by the rows that follow: a fence holds from its row on. */
final class FenceCheck {
    private final List<String> violations = new ArrayList<>();
    private final Set<String> quarantined = new HashSet<>();
    private final Map<String, Long> fenceOfAgent = new HashMap<>();
    private final Map<String, Long> approvalOfPermit = new HashMap<>();
    private String tradingState = "ACTIVE";
    private long haltEpoch;
    private long fence;

    /** Takes the next row. */
    void next(long seq, String type, JsonNode body) {
        String agent = body.path("agent").asText();
        switch (type) {
            case EventType.HALT, EventType.REDUCE, EventType.RESUME -> {
                tradingState = body.path("trading_state").asText();
                fence = seq;
                raise(seq, body);
            }
            case EventType.QUARANTINE, EventType.RESTORE -> {
                if (type.equals(EventType.QUARANTINE)) {
                    quarantined.add(agent);
                } else {
                    quarantined.remove(agent);
                }
                fenceOfAgent.put(agent, seq);
                raise(seq, body);
            }
            case EventType.DECISION, EventType.DECISION_SETTLED -> decision(seq, agent, body);
            case EventType.PERMIT_SPENT -> spend(seq, agent, body);
            default -> {
                // Nothing that a fence forbids.
            }
        }
    }

    List<String> violations() {
        return violations;
    }

    String tradingState() {
        return tradingState;
    }

    long haltEpoch() {
        return haltEpoch;
    }

    Set<String> quarantined() {
        return Set.copyOf(quarantined);
    }

    private void raise(long seq, JsonNode body) {
        long epoch = body.path("halt_epoch").asLong();
        if (epoch <= haltEpoch) {
            violations.add("row " + seq + " has the halt epoch " + epoch + " after " + haltEpoch);
        }
        haltEpoch = epoch;
    }

    private void decision(long seq, String agent, JsonNode body) {
        if (!body.path("outcome").asText().equals("approved")) {
            return;
        }
        if (tradingState.equals("HALTED")) {
            violations.add("row " + seq + " approves while everything is halted");
        }
        if (quarantined.contains(agent)) {
            violations.add("row " + seq + " approves for " + agent + ", which is quarantined");
        }
        approvalOfPermit.put(body.path("permit").path("id").asText(), seq);
    }

    private void spend(long seq, String agent, JsonNode body) {
        Long approved = approvalOfPermit.get(body.path("permit_id").asText());
        if (approved == null) {
            violations.add("row " + seq + " spends a permit that no row gives");
        } else if (approved < Math.max(fence, fenceOfAgent.getOrDefault(agent, 0L))) {
            violations.add("row " + seq + " spends the permit of row " + approved + " though a fence came after it");
        }
    }
}
