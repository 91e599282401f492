package dev.ark.contract.evaluation;

import dev.ark.contract.decision.Proposal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the core asks the evaluator: {@code POST /v1/evaluations} at the graveyard. The groups are independent of one another. Within a
 * group the items are taken in order, and what was decided of one counts for those after it.
 *
 * @param lowestRevision of the rules that may answer: the highest that ever decided, 0 when none did
 */
public record EvaluationRequest(List<Group> groups, long lowestRevision) {
    public EvaluationRequest {
        groups = List.copyOf(groups);
    }

    /** A question to rules of any revision. */
    public EvaluationRequest(List<Group> groups) {
        this(groups, 0);
    }

    /** Proposals that are decided against the same facts. */
    public record Group(Facts facts, List<Item> items) {
        public Group {
            Objects.requireNonNull(facts, "facts");
            items = List.copyOf(items);
        }
    }

    /**
     * One proposal.
     *
     * @param at the decision time; the evaluator has no clock of its own
     */
    public record Item(String agent, String actionDigest, Instant at, Proposal proposal) {}
}
