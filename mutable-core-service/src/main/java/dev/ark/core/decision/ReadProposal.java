package dev.ark.core.decision;

import dev.ark.contract.action.Action;
import dev.ark.contract.action.ActionParser;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Needs;
import dev.ark.contract.problem.ProblemException;

/**
 * A proposal with all that follows from it alone. It is worked out when the proposal arrives, and not again by the one thread that writes.
 *
 * @param types the action types that the action was read by
 * @param kept what is stored of the proposal
 * @param needs which facts it is decided on
 * @param size of the parameters in characters, about
 */
record ReadProposal(Proposal proposal, ActionTypes types, Action action, Proposal kept, Needs needs, int size) {
    /**
     * Reads a proposal.
     *
     * @throws ProblemException when its parameters are not those of its action type
     */
    static ReadProposal of(Proposal proposal, ActionTypes types) {
        return of(proposal, types, ActionParser.parse(types, proposal.actionType(), proposal.parameters()));
    }

    /** Reads what was kept of one. An action that cannot be read any more is judged as an unknown one. */
    static ReadProposal ofKept(Proposal kept, ActionTypes types) {
        try {
            return of(kept, types);
        } catch (ProblemException e) {
            return of(kept, types, new Action.Unknown(kept.actionType()));
        }
    }

    private static ReadProposal of(Proposal proposal, ActionTypes types, Action action) {
        return new ReadProposal(
                proposal,
                types,
                action,
                Redacted.proposal(proposal, types),
                Needs.of(proposal, action),
                proposal.parameters().toString().length());
    }
}
