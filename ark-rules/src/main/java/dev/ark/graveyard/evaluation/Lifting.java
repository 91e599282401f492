package dev.ark.graveyard.evaluation;

import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.People;
import dev.ark.graveyard.rules.Result;
import dev.ark.graveyard.rules.Rule;
import dev.ark.graveyard.rules.Situation;
import dev.ark.graveyard.rules.UserOverrideAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes back the denials that people have lifted, as far as the rule about overrides lets them. Refusals are no rule's, so nobody lifts them.
 * Immutable.
 *
 * @param overrides the rule about overrides; absent among rules that know of none
 * @param severities of the rules, by name
 */
record Lifting(@Nullable UserOverrideAllowed overrides, Map<String, Severity> severities) {

    static Lifting among(List<Rule> rules) {
        UserOverrideAllowed overrides = null;
        Map<String, Severity> severities = new HashMap<>();
        for (Rule rule : rules) {
            severities.put(rule.name(), rule.text().severity());
            if (rule instanceof UserOverrideAllowed found) {
                overrides = found;
            }
        }
        return new Lifting(overrides, severities);
    }

    /** Applies the lifts of an action to what was found about it, and tells of those that have no effect. */
    void apply(Situation situation, Findings findings) {
        if (overrides == null) {
            return;
        }
        for (People.Override override : situation.facts().people().overrides()) {
            Result result = overrides.lifts().check(override, severities.get(override.rule()), situation);
            findings.add(overrides, result);
            if (result instanceof Result.Passed) {
                findings.lift(override.rule(), override.by() + ": " + override.reason());
            }
        }
    }
}
