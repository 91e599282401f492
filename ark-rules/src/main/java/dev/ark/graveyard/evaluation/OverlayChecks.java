package dev.ark.graveyard.evaluation;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Violation;
import dev.ark.graveyard.overlay.OverlayRule;
import dev.ark.graveyard.overlay.OverlayRule.Denial;
import dev.ark.graveyard.overlay.OverlayRule.Tightened;
import dev.ark.graveyard.overlay.OverlayRule.Unusable;
import dev.ark.graveyard.rules.Category;
import dev.ark.graveyard.rules.Reading;
import dev.ark.graveyard.rules.Result;
import dev.ark.graveyard.rules.Situation;
import java.util.List;

/**
 * Applies an overlay after the rules. All that it can do is to add: nothing that the rules found is looked at or taken away, and what
 * cannot be applied denies.
 */
record OverlayChecks(List<OverlayRule> rules) {

    void apply(Situation situation, Findings findings) {
        for (OverlayRule rule : rules) {
            guarded(rule, findings, () -> {
                switch (rule) {
                    case Denial denial -> deny(denial, situation, findings);
                    case Tightened tightened -> add(tightened, tightened.rule().check(situation), findings);
                    case Unusable unusable ->
                        findings.refuse(Refusal.OVERLAY_FAILED.because(unusable.reason(), "unusable"));
                }
            });
        }
    }

    void applyDenied(Situation situation, Findings findings) {
        for (OverlayRule rule : rules) {
            if (rule instanceof Tightened tightened) {
                guarded(rule, findings, () -> add(tightened, tightened.rule().checkDenied(situation), findings));
            }
        }
    }

    private static void deny(Denial denial, Situation situation, Findings findings) {
        switch (denial.when().test(situation)) {
            case HOLDS ->
                findings.addFurther(
                        new Violation(
                                denial.name(),
                                Category.GOVERNANCE.label(),
                                denial.severity(),
                                Effect.DENY,
                                denial.message(),
                                "true",
                                "false",
                                "condition"),
                        new Reading("true", "false", "condition", List.of()));
            case DOES_NOT_HOLD -> {}
            case FAILED -> findings.refuse(failure(denial));
        }
    }

    private static void add(Tightened tightened, Result result, Findings findings) {
        switch (result) {
            case Result.NotApplicable _, Result.Passed _ -> {}
            case Result.Violated violated -> {
                if (violated.effect() != Effect.WARN) {
                    findings.addFurther(violation(tightened, violated), violated.reading());
                }
            }
            case Result.Unknowable _ -> findings.refuse(failure(tightened));
        }
    }

    private static Violation violation(Tightened tightened, Result.Violated violated) {
        Reading reading = violated.reading();
        return new Violation(
                tightened.name(),
                tightened.rule().text().category().label(),
                tightened.rule().text().severity(),
                violated.effect(),
                violated.message(),
                reading.observed(),
                reading.limit(),
                reading.unit());
    }

    private static void guarded(OverlayRule rule, Findings findings, Runnable check) {
        try {
            check.run();
        } catch (RuntimeException e) {
            findings.refuse(failure(rule));
        }
    }

    private static Violation failure(OverlayRule rule) {
        return Refusal.OVERLAY_FAILED.because(rule.name() + " could not be evaluated", "failed");
    }
}
