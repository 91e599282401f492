package dev.ark.core.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ark.contract.action.ActionFamily;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.redaction.RedactedJson;
import dev.ark.contract.redaction.Redaction;
import java.util.List;
import java.util.Set;

/**
 * What is kept of a proposal: markers stand in the place of personal data and secrets. A marker is a finding of its kind, so
 * that the rules say the same of what is kept. What is kept can be read again: no text grows beyond what its reader accepts.
 */
final class Redacted {
    private static final int ACTION_TYPE = 64;
    private static final int RATIONALE = 4_000;
    private static final int TEXT = 1_024;
    private static final int LONG_TEXT = 65_536;

    /** Their parameters are ids, numbers and destinations, which a verdict needs as they are. */
    private static final Set<ActionFamily> STRUCTURED =
            Set.of(ActionFamily.TRADE, ActionFamily.CANCEL_ORDER, ActionFamily.TRANSFER);

    /** What is for people to write in them nevertheless. */
    private static final List<String> FREE_TEXTS = List.of("catalysts", "compensating_plan");

    private Redacted() {}

    static Proposal proposal(Proposal proposal, ActionTypes types) {
        String rationale = proposal.rationale();
        var family = types.family(proposal.actionType());
        return new Proposal(
                family.isPresent() ? proposal.actionType() : Redaction.within(ACTION_TYPE, proposal.actionType()),
                family.filter(STRUCTURED::contains).isPresent()
                        ? freeTexts(proposal.parameters())
                        : (ObjectNode) json(proposal.parameters()),
                rationale == null ? null : Redaction.within(RATIONALE, rationale),
                proposal.evidence(),
                proposal.traceId(),
                proposal.causedBy());
    }

    private static ObjectNode freeTexts(ObjectNode parameters) {
        ObjectNode redacted = parameters.deepCopy();
        for (String name : FREE_TEXTS) {
            if (parameters.has(name)) {
                redacted.set(name, json(parameters.get(name)));
            }
        }
        return redacted;
    }

    private static JsonNode json(JsonNode value) {
        return shortened(RedactedJson.of(value), value);
    }

    /** Cuts the texts that redaction made longer than the parameter may be; names of members are as many as before, and in their order. */
    private static JsonNode shortened(JsonNode redacted, JsonNode original) {
        if (redacted == original) {
            return original;
        }
        return switch (redacted.getNodeType()) {
            case OBJECT -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                var originals = original.elements();
                redacted.properties()
                        .forEach(member -> object.set(member.getKey(), shortened(member.getValue(), originals.next())));
                yield object;
            }
            case ARRAY -> {
                var array = JsonNodeFactory.instance.arrayNode(redacted.size());
                for (int i = 0; i < redacted.size(); i++) {
                    array.add(shortened(redacted.get(i), original.get(i)));
                }
                yield array;
            }
            case STRING ->
                TextNode.valueOf(
                        Redaction.within(original.asText().length() <= TEXT ? TEXT : LONG_TEXT, redacted.textValue()));
            default -> redacted;
        };
    }
}
