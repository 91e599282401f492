package dev.ark.core.decision;

import dev.ark.contract.action.Action;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Needs;
import dev.ark.contract.problem.ProblemException;
import java.util.concurrent.CompletableFuture;

/**
 * A proposal on its way to a decision.
 *
 * @param digest of the action
 * @param settles the id of the decision that waited for a person and is decided anew; empty for a new proposal
 * @param idempotency the caller's key for it, or {@link Idempotency#NONE}
 * @param traceparent of the request
 * @param sinceNanos of {@link System#nanoTime()} when it arrived
 * @param answer completed when the decision is on disk
 */
record Pending(
        String agent,
        ReadProposal read,
        String digest,
        String settles,
        Idempotency idempotency,
        String traceparent,
        long sinceNanos,
        CompletableFuture<Decision> answer) {
    /**
     * A proposal that arrives now.
     *
     * @throws ProblemException when its parameters are not those of its action type
     */
    static Pending arriving(
            String agent, Proposal proposal, ActionTypes types, Idempotency idempotency, String traceparent) {
        return new Pending(
                agent,
                ReadProposal.of(proposal, types),
                proposal.actionDigest(agent),
                "",
                idempotency,
                traceparent,
                System.nanoTime(),
                new CompletableFuture<>());
    }

    /** A decision that waited, to be settled now. */
    static Pending settling(Waiting waiting, ActionTypes types) {
        return new Pending(
                waiting.agent(),
                ReadProposal.ofKept(waiting.proposal(), types),
                waiting.digest(),
                waiting.decisionId(),
                Idempotency.NONE,
                waiting.traceparent(),
                System.nanoTime(),
                new CompletableFuture<>());
    }

    /**
     * The same proposal, its action read by some action types.
     *
     * @throws ProblemException when its parameters are not those of its action type
     */
    Pending readBy(ActionTypes types) {
        return read.types().equals(types)
                ? this
                : new Pending(
                        agent,
                        ReadProposal.of(proposal(), types),
                        digest,
                        settles,
                        idempotency,
                        traceparent,
                        sinceNanos,
                        answer);
    }

    boolean isSettlement() {
        return !settles.isEmpty();
    }

    Proposal proposal() {
        return read.proposal();
    }

    Action action() {
        return read.action();
    }

    /** Which facts it is decided on. */
    Needs needs() {
        return read.needs();
    }

    /** Of the proposal in characters, about. */
    int size() {
        return read.size();
    }
}
