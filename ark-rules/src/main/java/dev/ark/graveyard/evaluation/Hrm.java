package dev.ark.graveyard.evaluation;

import dev.ark.contract.action.Action;
import dev.ark.contract.action.ActionParser;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.EvaluationRequest.Item;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.problem.ProblemException;
import dev.ark.graveyard.overlay.Overlay;
import dev.ark.graveyard.rules.Rule;
import dev.ark.graveyard.rules.Rulebook;
import dev.ark.graveyard.rules.SensitiveContent;
import dev.ark.graveyard.rules.Situation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Applies every rule, in order, to every proposal, and stops at nothing: a denial names all that is wrong. Its verdicts depend on the
 * request and the rulebook alone. Thread-safe.
 */
public final class Hrm implements Graveyard {
    private static final int NANOS_PER_MICRO = 1_000;

    private final Rulebook rulebook;
    private final List<Rule> rules;
    private final List<String> names;
    private final Lifting lifting;
    private final EvaluationProbe probe;
    private final Overlay further;
    private final OverlayChecks overlay;
    private final Ruleset ruleset;

    public Hrm(Rulebook rulebook, EvaluationProbe probe) {
        this(rulebook, Overlay.NONE, probe);
    }

    private Hrm(Rulebook rulebook, Overlay overlay, EvaluationProbe probe) {
        this.rulebook = rulebook;
        this.rules = rulebook.entries().stream().map(Rulebook.Entry::rule).toList();
        this.names = Stream.concat(rulebook.names().stream(), overlay.names().stream())
                .toList();
        this.lifting = Lifting.among(rules);
        this.probe = probe;
        this.further = overlay;
        this.overlay = new OverlayChecks(overlay.rules());
        this.ruleset = overlay.over(rulebook.ruleset());
    }

    /** The same rules with another overlay in the place of the one that this may have. */
    public Hrm with(Overlay other) {
        return new Hrm(rulebook, other, probe);
    }

    @Override
    public Hrm heardBy(EvaluationProbe other) {
        return new Hrm(rulebook, further, other);
    }

    @Override
    public EvaluationResponse evaluate(EvaluationRequest request) {
        List<List<Verdict>> verdicts = new ArrayList<>(request.groups().size());
        for (Group group : request.groups()) {
            verdicts.add(evaluateInOrder(group));
        }
        return new EvaluationResponse(ruleset, verdicts);
    }

    @Override
    public Ruleset ruleset() {
        return ruleset;
    }

    public Rulebook rulebook() {
        return rulebook;
    }

    private List<Verdict> evaluateInOrder(Group group) {
        List<Verdict> verdicts = new ArrayList<>(group.items().size());
        Facts facts = group.facts();
        for (Item item : group.items()) {
            boolean last = verdicts.size() + 1 == group.items().size();
            long started = probe.nanoTime();
            Findings findings = new Findings(rules.size());
            Action action = judge(item, facts, findings);
            long nanos = probe.nanoTime() - started;
            Verdict verdict = findings.verdict(names, Math.ceilDiv(nanos, NANOS_PER_MICRO));
            probe.evaluated(verdict, Duration.ofNanos(nanos));
            verdicts.add(verdict);
            // Nobody's proposal is denied, and counts for nobody; after the last one there is nobody to count it for.
            facts = last || item.agent() == null || item.actionDigest() == null
                    ? facts
                    : facts.after(item.agent(), item.actionDigest(), action, verdict.outcome());
        }
        return verdicts;
    }

    /** Whatever throws on the way to a finding is a denial: an evaluator that fails must not fail open, nor take the rest of a group along. */
    private Action judge(Item asked, Facts facts, Findings findings) {
        try {
            SensitiveContent sensitive = SensitiveContent.of(asked.proposal());
            if (!sensitive.parameters().isEmpty()) {
                findings.beRedacted();
            }
            Item item = sensitive.redacted(asked, rulebook.actionTypes());
            Action action = parse(item, findings);
            Situation situation = Situation.of(item, action, facts, rulebook.freshness(), sensitive);
            for (Rule rule : rules) {
                apply(rule, situation, findings);
            }
            lifting.apply(situation, findings);
            overlay.apply(situation, findings);
            if (findings.outcome() == Outcome.DENIED) {
                for (Rule rule : rules) {
                    applyDenied(rule, situation, findings);
                }
                overlay.applyDenied(situation, findings);
            }
            return action;
        } catch (RuntimeException e) {
            findings.refuse(Refusal.RULE_FAILED.because(
                    "the evaluation failed: " + e.getClass().getSimpleName(), "failed"));
            return new Action.Unknown("");
        }
    }

    private static void apply(Rule rule, Situation situation, Findings findings) {
        try {
            findings.add(rule, rule.check(situation));
            findings.addClaimMismatches(rule.claimMismatches(situation));
        } catch (RuntimeException e) {
            findings.refuse(Refusal.ofFailed(rule, e));
        }
    }

    private static void applyDenied(Rule rule, Situation situation, Findings findings) {
        try {
            findings.add(rule, rule.checkDenied(situation));
        } catch (RuntimeException e) {
            findings.refuse(Refusal.ofFailed(rule, e));
        }
    }

    private Action parse(Item item, Findings findings) {
        String type = item.proposal().actionType();
        Action action;
        try {
            action = ActionParser.parse(
                    rulebook.actionTypes(), type, item.proposal().parameters());
        } catch (ProblemException e) {
            findings.refuse(Refusal.INVALID_ACTION.because(e.getMessage(), type));
            return new Action.Unknown(type);
        }
        if (action instanceof Action.Unknown) {
            findings.refuse(Refusal.UNKNOWN_ACTION.because("no rule knows the action type " + type, type));
        }
        return action;
    }
}
