package dev.ark.graveyard.rules;

import dev.ark.contract.action.CodeExecution;
import dev.ark.contract.action.FileOperation;
import dev.ark.contract.action.Trade;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import java.util.List;

/**
 * A person looks at a high-risk action before it is done: at this very action, and lately. What the agent says of an approval counts for
 * nothing.
 */
public record RequireHrmApproval(HighRisk highRisk, Reviews reviews) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "require_hrm_approval",
            Category.GOVERNANCE,
            Severity.HIGH,
            Effect.DENY,
            "A deletion, code, a large position or a leveraged one lacks an operator's fresh review of this very action.",
            "An operator posts to /v1/decisions/{id}/approval, with the id of the denial; then propose the same again.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        return highRisk.reasons(situation)
                .judge(reasons -> reasons.value().isEmpty() ? Result.NOT_APPLICABLE : checkReview(situation, reasons));
    }

    @Override
    public List<String> claimMismatches(Situation situation) {
        boolean claimed = switch (situation.action()) {
            case Trade trade -> trade.claims().hrmApproved();
            case FileOperation file -> file.hrmApproved();
            case CodeExecution code -> code.hrmApproved();
            default -> false;
        };
        return claimed && reviews.alive(situation).isEmpty() ? List.of("hrm_approved: true, false") : List.of();
    }

    private Result checkReview(Situation situation, Known.Present<List<String>> reasons) {
        return reviews.require(
                this,
                situation,
                reasons.facts(),
                () -> "this action needs an operator's review, because " + String.join(" and ", reasons.value())
                        + ". To ask for one: an operator posts to /v1/decisions/{id}/approval, with the id of this"
                        + " decision; then propose the same action again within "
                        + reviews.maxAge().toMinutes() + " minutes");
    }
}
