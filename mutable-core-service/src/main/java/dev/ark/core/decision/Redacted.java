package dev.ark.core.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.decision.RedactedParameters;
import dev.ark.contract.redaction.Redaction;

/**
 * What is kept of a proposal: markers stand in the place of personal data and secrets. A marker is a finding of its kind, so
 * that the rules say the same of what is kept. What is kept can be read again: no text grows beyond what its reader accepts.
 */
final class Redacted {
    private static final int ACTION_TYPE = 64;
    private static final int RATIONALE = 4_000;
    private static final int TEXT = 1_024;
    private static final int LONG_TEXT = 65_536;

    private Redacted() {}

    static Proposal proposal(Proposal proposal, ActionTypes types) {
        String rationale = proposal.rationale();
        var family = types.family(proposal.actionType());
        return new Proposal(
                family.isPresent() ? proposal.actionType() : Redaction.within(ACTION_TYPE, proposal.actionType()),
                (ObjectNode) shortened(RedactedParameters.of(family, proposal.parameters()), proposal.parameters()),
                rationale == null ? null : Redaction.within(RATIONALE, rationale),
                proposal.evidence(),
                proposal.traceId(),
                proposal.causedBy());
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
