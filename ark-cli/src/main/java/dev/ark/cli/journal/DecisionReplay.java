package dev.ark.cli.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.EvaluationRequest.Item;
import dev.ark.contract.evaluation.RedactedVerdict;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.json.ArkJson;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.evaluation.RulesAlone;
import java.util.List;
import java.util.Optional;

/** Evaluates stored decisions anew, each from its own basis and by the rules that it names. Thread-safe. */
final class DecisionReplay {
    private final RulesAtHand rules;

    DecisionReplay(RulesAtHand rules) {
        this.rules = rules;
    }

    /** What came of one decision. */
    sealed interface Result {
        /** The rules say the same. */
        record Same() implements Result {}

        /** The rules say something else, or the decision is none that rules could have given. */
        record Differs(Replay.Difference difference) implements Result {}

        /** The core gave the verdict by itself, which is a denial. */
        record ByCore() implements Result {}

        /** Its rules are not at hand. */
        record WithoutRules() implements Result {}

        /** What an overlay has further denied, or may have, was not evaluated: it is not at hand. */
        record WithoutOverlay() implements Result {}
    }

    Result of(StoredRow row) {
        Decision decision;
        StoredBasis basis;
        try {
            decision = ArkJson.mapper().readValue(row.bodyText(), Decision.class);
        } catch (JsonProcessingException | RuntimeException e) {
            return differs(row, "", "it cannot be read: " + e.getMessage());
        }
        try {
            basis = StoredBasis.read(row);
        } catch (JsonProcessingException | RuntimeException e) {
            return differs(row, decision.decisionId(), "what it was based on cannot be read: " + e.getMessage());
        }
        if (basis.isByCore()) {
            return decision.outcome() == Outcome.DENIED
                    ? new Result.ByCore()
                    : differs(row, decision.decisionId(), "no rules were asked, and yet it is no denial");
        }
        Optional<Hrm> alone = rules.alone(decision.ruleset());
        if (alone.isEmpty()) {
            return new Result.WithoutRules();
        }
        Optional<Hrm> whole = rules.whole(decision.ruleset());
        return whole.isPresent() && !isByUnusableOverlay(decision)
                ? compared(row, decision, basis, whole.get(), new Result.Same())
                : withoutOverlay(row, decision, basis, alone.get());
    }

    /** Whether an overlay denied of which nothing is known, for its file could not be used. */
    private static boolean isByUnusableOverlay(Decision decision) {
        return decision.ruleset().overlay().isEmpty()
                && decision.violations().stream().anyMatch(violation -> !RulesAlone.isRule(violation.rule()));
    }

    /** What an overlay that is not at hand has denied can be no approval; what it has let through is as the rules alone say. */
    private static Result withoutOverlay(StoredRow row, Decision decision, StoredBasis basis, Hrm alone) {
        if (decision.violations().stream().allMatch(violation -> RulesAlone.isRule(violation.rule()))) {
            return compared(row, decision, basis, alone, new Result.WithoutOverlay());
        }
        return decision.outcome() == Outcome.DENIED
                ? new Result.WithoutOverlay()
                : differs(row, decision.decisionId(), "an overlay denied it, and yet it is no denial");
    }

    private static Result compared(
            StoredRow row, Decision decision, StoredBasis basis, Hrm evaluator, Result ifTheSame) {
        Verdict evaluated = evaluated(decision, basis, evaluator);
        Verdict recorded = recorded(decision, basis);
        boolean alone = evaluator.ruleset().overlay().isEmpty();
        List<String> differences = VerdictDifference.between(alone ? RulesAlone.of(recorded) : recorded, evaluated);
        return differences.isEmpty() ? ifTheSame : differs(row, decision.decisionId(), String.join("; ", differences));
    }

    private static Verdict evaluated(Decision decision, StoredBasis basis, Hrm evaluator) {
        Item item = new Item(
                decision.agent(), decision.actionDigest(), basis.facts().asOf(), basis.proposal());
        var request = new EvaluationRequest(List.of(new Group(basis.facts(), List.of(item))));
        return RedactedVerdict.of(
                evaluator.evaluate(request).groups().getFirst().getFirst());
    }

    private static Verdict recorded(Decision decision, StoredBasis basis) {
        return new Verdict(
                decision.outcome(),
                decision.violations(),
                decision.warnings(),
                basis.measurements(),
                decision.rulesChecked(),
                decision.claimMismatches(),
                decision.complianceScore(),
                decision.evalMicros());
    }

    private static Result differs(StoredRow row, String decisionId, String problem) {
        return new Result.Differs(new Replay.Difference(row.seq(), decisionId, problem));
    }
}
