package dev.ark.graveyard.evaluation;

import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.overlay.Overlay;
import java.util.List;

/**
 * What the rules alone said where an overlay has further denied. An overlay adds findings that are named after it and changes none of the
 * rules', so that taking those away gives the rules' own verdict again. The one exception: an action that an overlay has denied again and again
 * breaks the rule against that.
 */
public final class RulesAlone {
    private RulesAlone() {}

    /** The verdict without an overlay's findings; the same one when it has none. */
    public static Verdict of(Verdict verdict) {
        List<Violation> violations = ofRules(verdict.violations());
        List<Violation> warnings = ofRules(verdict.warnings());
        if (violations.size() == verdict.violations().size()
                && warnings.size() == verdict.warnings().size()
                && verdict.rulesChecked().stream().allMatch(RulesAlone::isRule)) {
            return verdict;
        }
        Conclusion conclusion = Conclusion.of(violations);
        return new Verdict(
                conclusion.outcome(),
                violations,
                warnings,
                verdict.measurements().stream()
                        .filter(measurement -> isRule(measurement.rule()))
                        .toList(),
                verdict.rulesChecked().stream().filter(RulesAlone::isRule).toList(),
                verdict.claimMismatches(),
                conclusion.score(),
                verdict.evalMicros());
    }

    private static List<Violation> ofRules(List<Violation> found) {
        return found.stream().filter(violation -> isRule(violation.rule())).toList();
    }

    /** Whether a finding's name is a rule's, or a refusal's that precedes the rules, and not an overlay's. */
    public static boolean isRule(String name) {
        return !name.startsWith(Overlay.PREFIX) && !name.equals(Refusal.OVERLAY_FAILED.name());
    }
}
