package dev.ark.graveyard.rules;

import dev.ark.contract.decision.Effect;
import java.util.List;

/** What one rule finds in one situation. */
public sealed interface Result {
    NotApplicable NOT_APPLICABLE = new NotApplicable();

    /** The rule has nothing to say about such an action. */
    record NotApplicable() implements Result {}

    /** The rule was looked at and holds. */
    record Passed(Reading reading) implements Result {}

    /** The rule is broken. */
    record Violated(Effect effect, String message, Reading reading) implements Result {}

    /** Whether the rule holds cannot be known, which denies. */
    record Unknowable(List<MissingFact> missing) implements Result {
        public Unknowable {
            missing = List.copyOf(missing);
            if (missing.isEmpty()) {
                throw new IllegalArgumentException("nothing is missing");
            }
        }
    }
}
