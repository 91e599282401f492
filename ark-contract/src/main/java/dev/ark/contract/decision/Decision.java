package dev.ark.contract.decision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a proposal. It is on disk before anybody hears it. Decisions only gain members.
 *
 * @param seq of the journal row
 * @param actionDigest what an approval of this action would be bound to
 * @param claimMismatches the claims that differ from what the core computed, as {@code name: claimed, computed}
 * @param permit present when approved
 * @param approvalExpiresAt until when a person may approve it; present while it waits for one
 * @param complianceScore product of (1 − weight) over the violations, 0 to 1; shown, never used for the outcome
 * @param evalMicros time the evaluator took, in microseconds
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Decision(
        String decisionId,
        long seq,
        String traceId,
        String agent,
        String actionType,
        String actionDigest,
        Outcome outcome,
        List<Violation> violations,
        List<Violation> warnings,
        List<String> rulesChecked,
        List<String> claimMismatches,
        BigDecimal complianceScore,
        @Nullable Permit permit,
        @Nullable Instant approvalExpiresAt,
        Ruleset ruleset,
        long factsRevision,
        long haltEpoch,
        String deployment,
        String version,
        Instant decidedAt,
        long evalMicros) {
    public Decision {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
        rulesChecked = List.copyOf(rulesChecked);
        claimMismatches = List.copyOf(claimMismatches);
    }

    /** The decision as anyone but its agent may see it: without the permit's token. */
    public Decision withoutToken() {
        return withPermit(permit == null ? null : new Permit(permit.id(), null, permit.expiresAt()));
    }

    /** The decision with another permit. */
    public Decision withPermit(@Nullable Permit other) {
        return new Decision(
                decisionId,
                seq,
                traceId,
                agent,
                actionType,
                actionDigest,
                outcome,
                violations,
                warnings,
                rulesChecked,
                claimMismatches,
                complianceScore,
                other,
                approvalExpiresAt,
                ruleset,
                factsRevision,
                haltEpoch,
                deployment,
                version,
                decidedAt,
                evalMicros);
    }
}
