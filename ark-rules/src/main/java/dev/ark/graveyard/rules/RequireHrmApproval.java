package dev.ark.graveyard.rules;

import dev.ark.contract.action.CodeExecution;
import dev.ark.contract.action.FileOperation;
import dev.ark.contract.action.Trade;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.People.Review;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A person looks at a high-risk action before it is done: at this very action, and lately. What the agent says of an approval counts for
 * nothing.
 */
public record RequireHrmApproval(HighRisk highRisk, Duration maxAge) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "require_hrm_approval",
            Category.GOVERNANCE,
            Severity.HIGH,
            Effect.DENY,
            "A deletion, code, a large position or a leveraged one lacks an operator's fresh review of this very action.",
            "An operator posts to /v1/decisions/{id}/approval, with the id of the denial; then propose the same again.");
    private static final String UNIT = "operator's review";

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
        return claimed && review(situation).isEmpty() ? List.of("hrm_approved: true, false") : List.of();
    }

    /** The operator's review of the action, when it is alive at the decision and not the proposer's own. */
    private Optional<Review> review(Situation situation) {
        return situation
                .facts()
                .review(situation.item().actionDigest())
                .filter(review -> situation.isFresh(review.at(), maxAge))
                .filter(review -> !situation.at().isAfter(review.expiresAt()))
                .filter(review -> !situation.item().agent().equals(review.reviewer()));
    }

    private Result checkReview(Situation situation, Known.Present<List<String>> reasons) {
        Optional<Review> review = review(situation);
        List<String> facts = new ArrayList<>(reasons.facts());
        review.ifPresent(
                r -> facts.add(FactReader.reference("reviews", situation.item().actionDigest(), r.revision())));
        Reading reading = new Reading(
                review.map(r -> "by " + r.reviewer() + " at " + r.at()).orElse("missing"),
                "at most " + maxAge.toSeconds() + " s old",
                UNIT,
                facts);
        return unless(
                review.isEmpty(),
                () -> "this action needs an operator's review, because " + String.join(" and ", reasons.value())
                        + ". To ask for one: an operator posts to /v1/decisions/{id}/approval, with the id of this"
                        + " decision; then propose the same action again within "
                        + maxAge.toMinutes() + " minutes",
                reading);
    }
}
