package dev.ark.graveyard.evaluation;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.rules.Category;
import dev.ark.graveyard.rules.Reading;
import dev.ark.graveyard.rules.Result;
import dev.ark.graveyard.rules.Rule;
import dev.ark.graveyard.rules.RuleText;
import dev.ark.graveyard.rules.Rulebook;
import dev.ark.graveyard.rules.Situation;
import java.util.List;
import java.util.function.Function;

/** A rule that finds what it is told to. */
record StubRule(String name, Severity severity, Function<Rule, Result> finding, Function<Rule, Result> findingOfDenied)
        implements Rule {

    static Rulebook.Entry passing(String name) {
        return entry(name, Severity.LOW, rule -> new Result.Passed(reading(name)));
    }

    static Rulebook.Entry violated(String name, Severity severity, Effect effect) {
        return entry(name, severity, rule -> new Result.Violated(effect, "broken", reading(name)));
    }

    static Rulebook.Entry failing(String name) {
        return entry(name, Severity.LOW, rule -> {
            throw new ArithmeticException("no such number");
        });
    }

    /** It denies, and fails once it is asked about the denial. */
    static Rulebook.Entry failingWhenDenied(String name) {
        return entry(new StubRule(
                name, Severity.LOW, rule -> new Result.Violated(Effect.DENY, "broken", reading(name)), rule -> {
                    throw new ArithmeticException("no such number");
                }));
    }

    static Rulebook.Entry notApplicable(String name) {
        return entry(name, Severity.LOW, rule -> Result.NOT_APPLICABLE);
    }

    @Override
    public RuleText text() {
        return new RuleText(name, Category.GOVERNANCE, severity, Effect.DENY, "a stub", "cannot be");
    }

    @Override
    public Result check(Situation situation) {
        return finding.apply(this);
    }

    @Override
    public Result checkDenied(Situation situation) {
        return findingOfDenied.apply(this);
    }

    private static Rulebook.Entry entry(String name, Severity severity, Function<Rule, Result> finding) {
        return entry(new StubRule(name, severity, finding, rule -> Result.NOT_APPLICABLE));
    }

    private static Rulebook.Entry entry(StubRule rule) {
        return new Rulebook.Entry(rule, CanonicalJson.object());
    }

    private static Reading reading(String name) {
        return new Reading("observed by " + name, "limit", "unit", List.of("accounts/acct-1@5"));
    }
}
