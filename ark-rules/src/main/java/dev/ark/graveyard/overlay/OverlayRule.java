package dev.ark.graveyard.overlay;

import dev.ark.contract.decision.Severity;
import dev.ark.graveyard.rules.Rule;

/** One thing that an overlay adds to the rules. */
public sealed interface OverlayRule {
    /** How violations name it: {@code overlay/} and its name in the file, or the name of the rule whose limits are tightened. */
    String name();

    /** Denies what a condition holds for. */
    record Denial(String name, Condition when, String message, Severity severity) implements OverlayRule {}

    /** A rule once more, with tighter limits. */
    record Tightened(String name, Rule rule) implements OverlayRule {}

    /** Stands for a file that could not be used when there was none before it: it denies everything. */
    record Unusable(String name, String reason) implements OverlayRule {}
}
