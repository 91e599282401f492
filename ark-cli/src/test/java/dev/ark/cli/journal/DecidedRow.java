package dev.ark.cli.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.RedactedVerdict;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.evaluation.Hrm;
import dev.ark.graveyard.world.World;
import java.util.List;
import java.util.function.Consumer;

/**
 * A decision as a core writes it: the body of its row without what it was based on, and that.
 *
 * @param body of the row, a JSON object
 * @param basis kept beside it, a JSON object
 */
record DecidedRow(ObjectNode body, ObjectNode basis) {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    /** What the released rules decide. */
    static DecidedRow of(long seq, Proposal proposal, Facts facts) {
        return of(seq, proposal, facts, (Hrm) World.GRAVEYARD);
    }

    /** What some rules decide of a proposal of kenny's. */
    static DecidedRow of(long seq, Proposal proposal, Facts facts, Hrm rules) {
        String digest = proposal.actionDigest(World.KENNY);
        Group group = new Group(facts, List.of(World.asked(proposal)));
        Verdict verdict = RedactedVerdict.of(rules.evaluate(new EvaluationRequest(List.of(group)))
                .groups()
                .getFirst()
                .getFirst());
        ObjectNode basis = ArkJson.mapper().createObjectNode();
        basis.set("proposal", ArkJson.mapper().valueToTree(proposal));
        basis.set("facts", ArkJson.mapper().valueToTree(facts));
        basis.set("measurements", ArkJson.mapper().valueToTree(verdict.measurements()));
        basis.put("origin", "evaluator");
        Decision decision = decision(seq, digest, proposal, facts, verdict, rules.ruleset());
        return new DecidedRow(ArkJson.mapper().valueToTree(decision), basis);
    }

    private static Decision decision(
            long seq, String digest, Proposal proposal, Facts facts, Verdict verdict, Ruleset ruleset) {
        return new Decision(
                id(seq),
                seq,
                TRACE,
                World.KENNY,
                proposal.actionType(),
                digest,
                verdict.outcome(),
                verdict.violations(),
                verdict.warnings(),
                verdict.rulesChecked(),
                verdict.claimMismatches(),
                verdict.complianceScore(),
                null,
                null,
                ruleset,
                facts.revision(),
                facts.control().haltEpoch(),
                "stable",
                "v1",
                World.NOW,
                17);
    }

    static String id(long seq) {
        return "0199%08x-decision".formatted(seq);
    }

    /** The same with something else in its body. */
    DecidedRow body(Consumer<ObjectNode> change) {
        ObjectNode changed = body.deepCopy();
        change.accept(changed);
        return new DecidedRow(changed, basis);
    }

    /** The same with something else in its basis. */
    DecidedRow basis(Consumer<ObjectNode> change) {
        ObjectNode changed = basis.deepCopy();
        change.accept(changed);
        return new DecidedRow(body, changed);
    }

    String basisText() {
        return basis.toString();
    }

    /** The row's body, with the digest of the basis as it is now. */
    String bodyText() {
        return body.deepCopy()
                .put("basis_sha256", CanonicalJson.sha256(basisText()))
                .put("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .toString();
    }
}
