package dev.ark.graveyard.rules;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;

/**
 * What a rule says, for people.
 *
 * @param effect of a violation, unless the rule finds another for the case
 * @param text when the rule is violated
 * @param howToSatisfy what to do instead
 */
public record RuleText(
        String name, Category category, Severity severity, Effect effect, String text, String howToSatisfy) {}
