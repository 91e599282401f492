package dev.ark.core.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.http.RecordedDecision;
import dev.ark.contract.http.ReplayReport;
import dev.ark.contract.json.ArkJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A decision as it is kept, with what it was based on. */
record Recorded(Decision decision, Basis basis) {
    /** What {@link #of} reads of a row, to be followed by conditions. */
    static final String SELECT = "SELECT j.body, d.basis FROM decision d JOIN journal j ON j.seq = d.seq ";

    static Recorded of(ResultSet row) throws SQLException {
        return new Recorded(
                DecisionJson.read(row.getString(1), Decision.class), DecisionJson.read(row.getString(2), Basis.class));
    }

    /** The question that the evaluator was asked. */
    EvaluationRequest.Group group() {
        var item = new EvaluationRequest.Item(
                decision.agent(), decision.actionDigest(), basis.facts().asOf(), basis.proposal());
        return new EvaluationRequest.Group(basis.facts(), List.of(item));
    }

    /** Whether rules or an overlay gave the verdict. */
    boolean isEvaluated() {
        return basis.origin() == Basis.Origin.EVALUATOR;
    }

    boolean isOfRulesAlone() {
        return isEvaluated()
                && decision.violations().stream().map(Violation::rule).noneMatch(Recorded::isAnOverlays);
    }

    /** What another verdict changes; empty when it is the same. */
    Optional<ReplayReport.Change> changedTo(Verdict becomes) {
        return told(null).changedTo(becomes.outcome(), rules(becomes.violations()));
    }

    /** With the question, where there was one. */
    RecordedDecision told() {
        return told(isEvaluated() ? ArkJson.mapper().valueToTree(group()) : null);
    }

    private RecordedDecision told(@Nullable JsonNode question) {
        return new RecordedDecision(
                decision.decisionId(),
                decision.seq(),
                decision.agent(),
                decision.actionType(),
                decision.outcome(),
                rules(decision.violations()),
                decision.decidedAt(),
                question);
    }

    private static List<String> rules(List<Violation> violations) {
        return violations.stream().map(Violation::rule).distinct().sorted().toList();
    }

    private static boolean isAnOverlays(String rule) {
        return rule.startsWith("overlay/") || rule.equals("OVERLAY_FAILED");
    }
}
