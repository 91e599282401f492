package dev.ark.core.decision;

import dev.ark.contract.action.Action;
import dev.ark.contract.action.ActionParser;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Needs;
import java.util.concurrent.CompletableFuture;

/**
 * A proposal on its way to a decision.
 *
 * @param idempotency the caller's key for it, or {@link Idempotency#NONE}
 * @param traceparent of the request
 * @param digest of the action
 * @param size of the proposal in characters, about
 * @param sinceNanos of {@link System#nanoTime()} when it arrived
 * @param answer completed when the decision is on disk
 */
record Pending(
        String agent,
        Proposal proposal,
        Action action,
        String digest,
        Idempotency idempotency,
        String traceparent,
        int size,
        long sinceNanos,
        CompletableFuture<Decision> answer) {
    /** A proposal that arrives now. */
    static Pending arriving(String agent, Proposal proposal, Idempotency idempotency, String traceparent) {
        return new Pending(
                agent,
                proposal,
                ActionParser.parse(ActionTypes.BUILT_IN, proposal.actionType(), proposal.parameters()),
                proposal.actionDigest(agent),
                idempotency,
                traceparent,
                proposal.parameters().toString().length(),
                System.nanoTime(),
                new CompletableFuture<>());
    }

    /** Which facts it is decided on. */
    Needs needs() {
        return Needs.of(proposal, action);
    }
}
