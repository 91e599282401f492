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

        /** Its rules say the same; what an overlay has further denied was not evaluated. */
        record WithOverlay() implements Result {}
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
        Optional<Hrm> evaluator = rules.of(decision.ruleset().sha256());
        return evaluator.isEmpty() ? new Result.WithoutRules() : compared(row, decision, basis, evaluator.get());
    }

    private static Result compared(StoredRow row, Decision decision, StoredBasis basis, Hrm evaluator) {
        Verdict recorded = RulesAlone.of(recorded(decision, basis));
        List<String> differences = VerdictDifference.between(recorded, evaluated(decision, basis, evaluator));
        if (!differences.isEmpty()) {
            return differs(row, decision.decisionId(), String.join("; ", differences));
        }
        return decision.ruleset().overlay().isPresent() ? new Result.WithOverlay() : new Result.Same();
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
