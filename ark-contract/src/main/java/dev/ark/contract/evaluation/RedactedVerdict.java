package dev.ark.contract.evaluation;

import dev.ark.contract.decision.Measurement;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.redaction.Redaction;
import java.util.List;

/** A verdict as it is kept: with markers in the place of personal data and secrets that its texts have. */
public final class RedactedVerdict {
    private RedactedVerdict() {}

    public static Verdict of(Verdict verdict) {
        return new Verdict(
                verdict.outcome(),
                violations(verdict.violations()),
                violations(verdict.warnings()),
                verdict.measurements().stream()
                        .map(RedactedVerdict::measurement)
                        .toList(),
                verdict.rulesChecked(),
                verdict.claimMismatches().stream().map(Redaction::of).toList(),
                verdict.complianceScore(),
                verdict.evalMicros());
    }

    private static List<Violation> violations(List<Violation> violations) {
        return violations.stream().map(RedactedVerdict::violation).toList();
    }

    private static Violation violation(Violation violation) {
        return new Violation(
                violation.rule(),
                violation.category(),
                violation.severity(),
                violation.effect(),
                Redaction.of(violation.message()),
                Redaction.of(violation.observed()),
                Redaction.of(violation.limit()),
                violation.unit());
    }

    private static Measurement measurement(Measurement measurement) {
        return new Measurement(
                measurement.rule(),
                measurement.status(),
                Redaction.of(measurement.observed()),
                Redaction.of(measurement.limit()),
                Redaction.of(measurement.unit()),
                measurement.facts());
    }
}
