package dev.ark.graveyard.rules;

import dev.ark.contract.evaluation.People.Review;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What makes an operator's review of an action count: it is of this very action, fresh, not expired and not the proposer's own.
 *
 * @param maxAge of a review at the decision
 */
public record Reviews(Duration maxAge) {
    private static final String UNIT = "operator's review";

    /** The review of the action, when there is one that counts. */
    Optional<Review> alive(Situation situation) {
        return situation
                .facts()
                .review(situation.item().actionDigest())
                .filter(review -> situation.isFresh(review.at(), maxAge))
                .filter(review -> !situation.at().isAfter(review.expiresAt()))
                .filter(review -> !situation.item().agent().equals(review.reviewer()));
    }

    /**
     * What a rule finds about an action that needs a review.
     *
     * @param facts that made the review needed
     * @param message when there is none
     */
    Result require(Rule rule, Situation situation, List<String> facts, Supplier<String> message) {
        Optional<Review> review = alive(situation);
        List<String> read = new ArrayList<>(facts);
        review.ifPresent(
                r -> read.add(FactReader.reference("reviews", situation.item().actionDigest(), r.revision())));
        Reading reading = new Reading(
                review.map(r -> "by " + r.reviewer() + " at " + r.at()).orElse("missing"),
                "at most " + maxAge.toSeconds() + " s old",
                UNIT,
                read);
        return rule.unless(review.isEmpty(), message, reading);
    }
}
