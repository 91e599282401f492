package dev.ark.graveyard.evaluation;

import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Violation;
import java.math.BigDecimal;
import java.util.List;

/**
 * What follows from the violations that were found for one proposal.
 *
 * @param score product of (1 − weight) over the violations
 */
record Conclusion(Outcome outcome, BigDecimal score) {
    static Conclusion of(List<Violation> violations) {
        return new Conclusion(outcome(violations), score(violations));
    }

    static Outcome outcome(List<Violation> violations) {
        for (Violation violation : violations) {
            if (violation.effect().denies()) {
                return Outcome.DENIED;
            }
        }
        return violations.isEmpty() ? Outcome.APPROVED : Outcome.PENDING_APPROVAL;
    }

    private static BigDecimal score(List<Violation> violations) {
        BigDecimal score = BigDecimal.ONE;
        for (Violation violation : violations) {
            score = score.multiply(BigDecimal.ONE.subtract(violation.severity().weight()));
        }
        return score;
    }
}
