package dev.ark.graveyard.evaluation;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Measurement;
import dev.ark.contract.decision.Measurement.Status;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.RedactedVerdict;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.rules.MissingFact;
import dev.ark.graveyard.rules.Reading;
import dev.ark.graveyard.rules.Result;
import dev.ark.graveyard.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what the rules find about one proposal, and says what follows from it. Not thread-safe; one for each proposal. */
final class Findings {
    private final List<Violation> violations = new ArrayList<>(0);
    private final List<Violation> warnings = new ArrayList<>(0);
    private final List<Measurement> measurements;
    private final List<String> claimMismatches = new ArrayList<>(0);
    private final List<String> missing = new ArrayList<>(0);
    private boolean sensitive;

    /** Nothing found yet by some number of rules. */
    Findings(int rules) {
        measurements = new ArrayList<>(rules);
    }

    /** The proposal has what nobody may read: findings about it are told with markers. */
    void beRedacted() {
        sensitive = true;
    }

    void refuse(Violation refusal) {
        violations.add(refusal);
    }

    /** Adds what is broken besides the rules, and what was measured for it. */
    void addFurther(Violation violation, Reading reading) {
        violations.add(violation);
        measurements.add(new Measurement(
                violation.rule(),
                Status.VIOLATED,
                reading.observed(),
                reading.limit(),
                reading.unit(),
                reading.facts()));
    }

    void add(Rule rule, Result result) {
        switch (result) {
            case Result.NotApplicable _ -> {}
            case Result.Passed passed -> measure(rule, Status.PASSED, passed.reading());
            case Result.Violated violated -> {
                measure(rule, Status.VIOLATED, violated.reading());
                (violated.effect() == Effect.WARN ? warnings : violations).add(violation(rule, violated));
            }
            case Result.Unknowable unknowable -> {
                measure(
                        rule,
                        Status.VIOLATED,
                        new Reading("missing", "present and fresh", names(unknowable), List.of()));
                unknowable.missing().forEach(fact -> lack(fact, rule));
            }
        }
    }

    /** A fact that several rules lack is refused once. */
    private void lack(MissingFact fact, Rule rule) {
        if (!missing.contains(fact.name())) {
            missing.add(fact.name());
            violations.add(Refusal.of(fact, rule));
        }
    }

    /**
     * Makes a warning of a rule's plain denial. What also quarantines, reduces or waits for a person stays as it is.
     *
     * @param by who lifted it, and why
     */
    void lift(String rule, String by) {
        for (Violation violation : List.copyOf(violations)) {
            if (violation.rule().equals(rule) && violation.effect() == Effect.DENY) {
                violations.remove(violation);
                warnings.add(lifted(violation, by));
            }
        }
    }

    void addClaimMismatches(List<String> mismatches) {
        if (!mismatches.isEmpty()) {
            claimMismatches.addAll(mismatches);
        }
    }

    Outcome outcome() {
        return Conclusion.outcome(violations);
    }

    Verdict verdict(List<String> rulesChecked, long micros) {
        Conclusion conclusion = Conclusion.of(violations);
        Verdict verdict = new Verdict(
                conclusion.outcome(),
                violations,
                warnings,
                measurements,
                rulesChecked,
                claimMismatches,
                conclusion.score(),
                micros);
        return sensitive ? RedactedVerdict.of(verdict) : verdict;
    }

    private void measure(Rule rule, Status status, Reading reading) {
        measurements.add(new Measurement(
                rule.name(), status, reading.observed(), reading.limit(), reading.unit(), reading.facts()));
    }

    private static Violation violation(Rule rule, Result.Violated violated) {
        Reading reading = violated.reading();
        return new Violation(
                rule.name(),
                rule.text().category().label(),
                rule.text().severity(),
                violated.effect(),
                violated.message(),
                reading.observed(),
                reading.limit(),
                reading.unit());
    }

    private static Violation lifted(Violation violation, String by) {
        return new Violation(
                violation.rule(),
                violation.category(),
                violation.severity(),
                Effect.WARN,
                violation.message() + "; lifted by " + by,
                violation.observed(),
                violation.limit(),
                violation.unit());
    }

    private static String names(Result.Unknowable unknowable) {
        return unknowable.missing().stream().map(MissingFact::name).collect(Collectors.joining(", "));
    }
}
