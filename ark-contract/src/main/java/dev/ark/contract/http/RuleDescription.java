package dev.ark.contract.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;

/**
 * One immutable rule, as people and agents read it.
 *
 * @param effect what a violation brings about unless the text says otherwise
 * @param text when the rule is violated
 * @param limits the rule's section of the manifest: each limit by its name, which ends in its unit
 */
public record RuleDescription(
        String name,
        String category,
        Severity severity,
        Effect effect,
        String text,
        JsonNode limits,
        String howToSatisfy) {}
