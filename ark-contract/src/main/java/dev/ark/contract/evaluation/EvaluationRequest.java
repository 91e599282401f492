package dev.ark.contract.evaluation;

import dev.ark.contract.decision.Proposal;
import java.time.Instant;
import java.util.List;

/**
 * What the core asks the evaluator: {@code POST /v1/evaluations} at the graveyard. The groups are independent of one another. Within a
 * group the items are taken in order, and each approved order counts as reserved for those after it.
 */
public record EvaluationRequest(List<Group> groups) {
    public EvaluationRequest {
        groups = List.copyOf(groups);
    }

    /** Proposals that are decided against the same facts. */
    public record Group(Facts facts, List<Item> items) {
        public Group {
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
