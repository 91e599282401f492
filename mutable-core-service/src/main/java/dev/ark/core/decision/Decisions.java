package dev.ark.core.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.agent.AgentStore;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The main job: decides what agents propose. Thread-safe. */
@Singleton
public final class Decisions {
    private final Lanes lanes;
    private final AgentStore agents;
    private final Rulesets rulesets;
    private final Admission admission;

    Decisions(Lanes lanes, AgentStore agents, Rulesets rulesets, Admission admission) {
        this.lanes = lanes;
        this.agents = agents;
        this.rulesets = rulesets;
        this.admission = admission;
    }

    /**
     * Decides a proposal.
     *
     * @param idempotencyKey empty for none
     * @return the decision once it is on disk; fails with OVERLOADED, NOT_DURABLE or IDEMPOTENCY_CONFLICT
     * @throws ProblemException when the proposal is not one of its action type
     */
    public CompletableFuture<Decision> decide(
            String agent, Proposal proposal, String idempotencyKey, String traceparent) {
        Idempotency idempotency = idempotencyKey.isEmpty()
                ? Idempotency.NONE
                : new Idempotency(
                        CanonicalJson.sha256(idempotencyKey),
                        CanonicalJson.sha256(ArkJson.mapper().<ObjectNode>valueToTree(proposal)));
        return queued(Pending.arriving(agent, proposal, rulesets.types(), idempotency, traceparent));
    }

    /**
     * Decides proposals of one agent in their order.
     *
     * @return an answer for each, in the same order, which fails as that to a single one would
     */
    public List<CompletableFuture<Decision>> decideInOrder(String agent, List<Proposal> proposals, String traceparent) {
        List<CompletableFuture<Decision>> answers = new ArrayList<>(proposals.size());
        List<Pending> read = new ArrayList<>(proposals.size());
        for (Proposal proposal : proposals) {
            try {
                Pending pending = Pending.arriving(agent, proposal, rulesets.types(), Idempotency.NONE, traceparent);
                read.add(pending);
                answers.add(pending.answer());
            } catch (ProblemException e) {
                answers.add(CompletableFuture.failedFuture(e));
            }
        }
        agents.lane(agent).whenComplete((lane, failure) -> {
            for (Pending pending : read) {
                if (failure != null) {
                    pending.answer().completeExceptionally(failure);
                } else {
                    admission.admit(() -> enter(lane, pending));
                }
            }
        });
        return answers;
    }

    /** Decides anew what a person approved. */
    CompletableFuture<Decision> settle(Waiting waiting) {
        return queued(Pending.settling(waiting, rulesets.types()));
    }

    /** The action types that proposals are read by. */
    ActionTypes types() {
        return rulesets.types();
    }

    private CompletableFuture<Decision> queued(Pending pending) {
        return agents.lane(pending.agent()).thenCompose(lane -> {
            admission.admit(() -> enter(lane, pending));
            return pending.answer();
        });
    }

    private void enter(String lane, Pending pending) {
        if (!lanes.offer(lane, pending)) {
            pending.answer().completeExceptionally(overloaded());
        }
    }

    private static ProblemException overloaded() {
        return new ProblemException(ProblemCode.OVERLOADED, "too many proposals are waiting to be decided");
    }
}
