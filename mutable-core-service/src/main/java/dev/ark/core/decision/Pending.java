package dev.ark.core.decision;

import dev.ark.contract.action.Action;
import dev.ark.contract.action.ActionParser;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Needs;
import dev.ark.contract.problem.ProblemException;
import java.util.concurrent.CompletableFuture;

/**
 * A proposal on its way to a decision.
 *
 * @param types the action types that the action was read by
 * @param settles the id of the decision that waited for a person and is decided anew; empty for a new proposal
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
        ActionTypes types,
        Action action,
        String digest,
        String settles,
        Idempotency idempotency,
        String traceparent,
        int size,
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
                proposal,
                types,
                ActionParser.parse(types, proposal.actionType(), proposal.parameters()),
                proposal.actionDigest(agent),
                "",
                idempotency,
                traceparent,
                proposal.parameters().toString().length(),
                System.nanoTime(),
                new CompletableFuture<>());
    }

    /** A decision that waited, to be settled now. What was kept of an action that cannot be read any more is judged as an unknown one. */
    static Pending settling(Waiting waiting, ActionTypes types) {
        Proposal proposal = waiting.proposal();
        Action action;
        try {
            action = ActionParser.parse(types, proposal.actionType(), proposal.parameters());
        } catch (ProblemException e) {
            action = new Action.Unknown(proposal.actionType());
        }
        return new Pending(
                waiting.agent(),
                proposal,
                types,
                action,
                waiting.digest(),
                waiting.decisionId(),
                Idempotency.NONE,
                waiting.traceparent(),
                proposal.parameters().toString().length(),
                System.nanoTime(),
                new CompletableFuture<>());
    }

    /**
     * The same proposal, its action read by other action types.
     *
     * @throws ProblemException when its parameters are not those of its action type
     */
    Pending readBy(ActionTypes others) {
        return new Pending(
                agent,
                proposal,
                others,
                ActionParser.parse(others, proposal.actionType(), proposal.parameters()),
                digest,
                settles,
                idempotency,
                traceparent,
                size,
                sinceNanos,
                answer);
    }

    boolean isSettlement() {
        return !settles.isEmpty();
    }

    /** Which facts it is decided on. */
    Needs needs() {
        return Needs.of(proposal, action);
    }
}
