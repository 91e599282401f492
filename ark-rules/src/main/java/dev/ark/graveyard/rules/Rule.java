package dev.ark.graveyard.rules;

import java.util.List;
import java.util.function.Supplier;

/**
 * One immutable rule. Its record components are its limits, from the manifest. {@link #check} is a pure function: it reads no clock, does
 * no I/O, and answers the same for the same situation, on every machine. It uses no floating point, and no division decides: rules
 * multiply crosswise, and divide only to show a value or to give it to a condition, rounded up.
 */
public interface Rule {

    RuleText text();

    /** What the rule finds; it is total, so that a fact which is missing is a result and not an exception. */
    Result check(Situation situation);

    /**
     * What the rule finds once it is known that the proposal is denied, by this rule or by others: for a rule about being denied again and again.
     * It knows no more of the other rules than that.
     */
    default Result checkDenied(Situation situation) {
        return Result.NOT_APPLICABLE;
    }

    /** The agent's claims that differ from what this rule computes, as {@code name: claimed, computed}. They are recorded, no more. */
    default List<String> claimMismatches(Situation situation) {
        return List.of();
    }

    /** The rule's name, as violations carry it. */
    default String name() {
        return text().name();
    }

    /** A violation with the rule's own effect. */
    default Result violated(String message, Reading reading) {
        return new Result.Violated(text().effect(), message, reading);
    }

    /** A violation, or none, with the same reading either way. */
    default Result unless(boolean broken, Supplier<String> message, Reading reading) {
        return broken ? violated(message.get(), reading) : new Result.Passed(reading);
    }

    /** What could not be known. */
    static Result unknowable(List<MissingFact> missing) {
        return new Result.Unknowable(missing);
    }
}
