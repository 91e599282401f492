package dev.ark.graveyard.evaluation;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.decision.Violation;
import dev.ark.graveyard.rules.Category;
import dev.ark.graveyard.rules.MissingFact;
import dev.ark.graveyard.rules.Rule;

/** The denials that are no rule's: the rules could not be applied, or not be trusted. */
enum Refusal {
    /** No family owns the action type. */
    UNKNOWN_ACTION(Severity.HIGH),
    /** The parameters do not make an action of the type; the core refuses such a body before it asks. */
    INVALID_ACTION(Severity.HIGH),
    /** A rule needs a fact that cannot be had. */
    FACT_UNAVAILABLE(Severity.HIGH),
    /** A rule, or what leads to it, threw. */
    RULE_FAILED(Severity.CRITICAL),
    /** What an operator added to the rules could not be applied. */
    OVERLAY_FAILED(Severity.CRITICAL),
    /** The manifest is not the released one. */
    RULESET_UNVERIFIED(Severity.CRITICAL);

    private final Severity severity;

    Refusal(Severity severity) {
        this.severity = severity;
    }

    Violation because(String message, String observed) {
        return violation(Category.INTEGRITY, message, observed, "");
    }

    static Violation of(MissingFact fact, Rule rule) {
        return FACT_UNAVAILABLE.violation(
                rule.text().category(),
                fact.name() + " " + fact.reason().phrase() + "; " + rule.name() + " needs it",
                fact.reason().name().toLowerCase(java.util.Locale.ROOT),
                "a fresh fact");
    }

    static Violation ofFailed(Rule rule, RuntimeException e) {
        return RULE_FAILED.violation(
                rule.text().category(), rule.name() + " failed: " + e.getClass().getSimpleName(), "failed", "");
    }

    private Violation violation(Category category, String message, String observed, String limit) {
        return new Violation(name(), category.label(), severity, Effect.DENY, message, observed, limit, "");
    }
}
