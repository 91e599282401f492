package dev.ark.graveyard.world;

import dev.ark.contract.decision.Measurement;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.Verdict;
import java.util.List;

/** What a test asks of a verdict. */
public final class Verdicts {
    private Verdicts() {}

    /** The rules and refusals that a verdict names. */
    public static List<String> named(Verdict verdict) {
        return verdict.violations().stream().map(Violation::rule).toList();
    }

    /** The one violation of a rule. */
    public static Violation violation(Verdict verdict, String rule) {
        return verdict.violations().stream()
                .filter(violation -> violation.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rule + " is not among " + named(verdict)));
    }

    /** What a rule measured. */
    public static Measurement measurement(Verdict verdict, String rule) {
        return verdict.measurements().stream()
                .filter(measurement -> measurement.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rule + " measured nothing"));
    }
}
