package dev.ark.graveyard.evaluation;

import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationResponse;
import dev.ark.contract.evaluation.Verdict;
import java.time.Duration;
import java.util.List;

/** What stands where the rules should, when they are not the released ones: it denies everything. */
public final class UnverifiedGraveyard implements Graveyard {
    private final String reason;
    private final EvaluationProbe probe;

    UnverifiedGraveyard(String reason, EvaluationProbe probe) {
        this.reason = reason;
        this.probe = probe;
    }

    /** What is wrong with the rules. */
    public String reason() {
        return reason;
    }

    @Override
    public UnverifiedGraveyard heardBy(EvaluationProbe other) {
        return new UnverifiedGraveyard(reason, other);
    }

    @Override
    public EvaluationResponse evaluate(EvaluationRequest request) {
        List<List<Verdict>> groups = request.groups().stream()
                .map(group -> group.items().stream().map(item -> denial()).toList())
                .toList();
        return new EvaluationResponse(ruleset(), groups);
    }

    @Override
    public Ruleset ruleset() {
        return Ruleset.UNKNOWN;
    }

    private Verdict denial() {
        Findings findings = new Findings(0);
        findings.refuse(Refusal.RULESET_UNVERIFIED.because("the rules are not the released ones", "unverified"));
        Verdict verdict = findings.verdict(List.of(), 0);
        probe.evaluated(verdict, Duration.ZERO);
        return verdict;
    }
}
