package dev.ark.contract.decision;

/**
 * One rule broken, or warned of.
 *
 * @param rule the rule's name, or the code of a refusal that precedes the rules, such as {@code FACT_UNAVAILABLE}
 * @param observed the value that was found, as text in the unit; {@code missing} when it was not there
 * @param limit the value that it may reach
 * @param unit of both
 */
public record Violation(
        String rule,
        String category,
        Severity severity,
        Effect effect,
        String message,
        String observed,
        String limit,
        String unit) {}
