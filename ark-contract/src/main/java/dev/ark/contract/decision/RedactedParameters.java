package dev.ark.contract.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.action.ActionFamily;
import dev.ark.contract.redaction.RedactedJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is kept of the parameters of a proposal, and what verdicts are about: markers stand in the place of personal data and secrets. */
public final class RedactedParameters {
    /** Their parameters are ids, numbers and destinations, which a verdict needs as they are. */
    private static final Set<ActionFamily> STRUCTURED =
            Set.of(ActionFamily.TRADE, ActionFamily.CANCEL_ORDER, ActionFamily.TRANSFER);

    /** What is for people to write in them nevertheless. */
    private static final List<String> FREE_TEXTS = List.of("catalysts", "compensating_plan");

    private RedactedParameters() {}

    /**
     * The parameters with markers.
     *
     * @param family of the action type; empty for one that nobody knows
     * @return the same instance if there is nothing to replace
     */
    public static ObjectNode of(Optional<ActionFamily> family, ObjectNode parameters) {
        return family.filter(STRUCTURED::contains).isPresent()
                ? freeTexts(parameters)
                : (ObjectNode) RedactedJson.of(parameters);
    }

    private static ObjectNode freeTexts(ObjectNode parameters) {
        ObjectNode redacted = parameters;
        for (String name : FREE_TEXTS) {
            JsonNode text = parameters.path(name);
            JsonNode kept = RedactedJson.of(text);
            if (kept != text) {
                redacted = redacted == parameters ? parameters.deepCopy() : redacted;
                redacted.set(name, kept);
            }
        }
        return redacted;
    }
}
