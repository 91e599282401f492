package dev.ark.core.decision;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.Verdict;
import java.math.BigDecimal;
import java.util.List;

/** The verdicts that end the waiting for a person. */
final class Settlement {
    private static final String RULE = "human_in_loop_critical";

    private Settlement() {}

    /** A verdict on what a person approved; one that would wait once more is a denial, for nothing waits twice. */
    static Verdict conclusive(Verdict verdict) {
        return verdict.outcome() == Outcome.PENDING_APPROVAL
                ? denial(verdict, verdict.violations(), verdict.complianceScore())
                : verdict;
    }

    /** The denial of what a person rejected. */
    static Verdict rejected(Verdict waited, String reviewer, String reason) {
        return denied(waited, "rejected by " + reviewer + ": " + reason, "rejected");
    }

    /** The denial of what nobody approved in time. */
    static Verdict expired(Verdict waited) {
        return denied(waited, "nobody approved it in time", "expired");
    }

    private static Verdict denied(Verdict waited, String message, String observed) {
        Violation violation = new Violation(
                RULE, "autonomy", Severity.CRITICAL, Effect.DENY, message, observed, "approved", "review");
        return denial(waited, List.of(violation), BigDecimal.ZERO);
    }

    private static Verdict denial(Verdict waited, List<Violation> violations, BigDecimal score) {
        return new Verdict(
                Outcome.DENIED,
                violations,
                waited.warnings(),
                waited.measurements(),
                waited.rulesChecked(),
                waited.claimMismatches(),
                score,
                waited.evalMicros());
    }
}
