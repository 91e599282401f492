package dev.ark.core.decision;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.Verdict;
import java.math.BigDecimal;
import java.util.List;

/** The verdicts that the core gives when there is none to be had from the evaluator: denials all. */
final class Refusals {
    static final String GRAVEYARD_UNAVAILABLE = "GRAVEYARD_UNAVAILABLE";
    static final String RULESET_UNVERIFIED = "RULESET_UNVERIFIED";
    static final String FACTS_CONTENDED = "FACTS_CONTENDED";

    private Refusals() {}

    static Verdict graveyardUnavailable(String why) {
        return denial(GRAVEYARD_UNAVAILABLE, "the rules could not be asked, so the action is denied: " + why);
    }

    static Verdict rulesetUnverified(String why) {
        return denial(RULESET_UNVERIFIED, "the rules that answered are not used: " + why);
    }

    static Verdict factsContended(int attempts) {
        return denial(
                FACTS_CONTENDED, "the facts changed under each of " + attempts + " evaluations; propose it again");
    }

    private static Verdict denial(String code, String message) {
        Violation violation = new Violation(
                code, "integrity", Severity.CRITICAL, Effect.DENY, message, "unavailable", "available", "evaluator");
        return new Verdict(
                Outcome.DENIED, List.of(violation), List.of(), List.of(), List.of(), List.of(), BigDecimal.ZERO, 0);
    }
}
