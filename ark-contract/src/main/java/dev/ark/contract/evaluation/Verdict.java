package dev.ark.contract.evaluation;

import dev.ark.contract.decision.Measurement;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Violation;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the evaluator found for one proposal.
 *
 * @param measurements what each rule that applied looked at, in the rules' order
 * @param evalMicros time taken, in microseconds
 */
public record Verdict(
        Outcome outcome,
        List<Violation> violations,
        List<Violation> warnings,
        List<Measurement> measurements,
        List<String> rulesChecked,
        List<String> claimMismatches,
        BigDecimal complianceScore,
        long evalMicros) {
    public Verdict {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
        measurements = List.copyOf(measurements);
        rulesChecked = List.copyOf(rulesChecked);
        claimMismatches = List.copyOf(claimMismatches);
    }
}
