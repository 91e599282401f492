package dev.ark.core.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.agent.AgentStore;
import dev.ark.core.facts.FactsReader;
import dev.ark.core.journal.JournalCondition;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The main job: decides what agents propose. Thread-safe. */
@Singleton
public final class Decisions {
    private static final String REVIEWABLE_RULE = "require_hrm_approval";

    private final Lanes lanes;
    private final AgentStore agents;
    private final Evaluator evaluator;
    private final ReadPool reads;
    private final Writer writer;
    private final JournalCondition journal;
    private final DecisionConfig config;
    private final Clock clock;

    Decisions(
            Lanes lanes,
            AgentStore agents,
            Evaluator evaluator,
            ReadPool reads,
            Writer writer,
            JournalCondition journal,
            DecisionConfig config,
            Clock clock) {
        this.lanes = lanes;
        this.agents = agents;
        this.evaluator = evaluator;
        this.reads = reads;
        this.writer = writer;
        this.journal = journal;
        this.config = config;
        this.clock = clock;
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
                        idempotencyKey, CanonicalJson.sha256(ArkJson.mapper().<ObjectNode>valueToTree(proposal)));
        Pending pending = Pending.arriving(agent, proposal, idempotency, traceparent);
        return agents.lane(agent).thenCompose(lane -> {
            if (!lanes.offer(lane, pending)) {
                throw new ProblemException(ProblemCode.OVERLOADED, "too many proposals are waiting to be decided");
            }
            return pending.answer();
        });
    }

    /** What a proposal would be answered now. Nothing is journaled, nothing reserved. */
    public Verdict rehearse(String agent, Proposal proposal) {
        Pending pending = Pending.arriving(agent, proposal, Idempotency.NONE, "");
        Instant now = clock.instant();
        var facts = reads.read(session -> FactsReader.read(session, Round.query(List.of(pending)), now, journal.now()));
        var item = new EvaluationRequest.Item(agent, pending.digest(), now, proposal);
        try {
            return evaluator
                    .evaluate(new EvaluationRequest(List.of(new EvaluationRequest.Group(facts, List.of(item)))))
                    .groups()
                    .getFirst()
                    .getFirst();
        } catch (Evaluator.EvaluatorUnavailableException e) {
            return Refusals.graveyardUnavailable(e.getMessage());
        }
    }

    /**
     * Records an operator's review of the very action that was decided, so that it may be proposed again.
     *
     * @return fails with NOT_FOUND, NOT_REVIEWABLE, or FORBIDDEN when the reviewer proposed the action
     */
    public CompletableFuture<Recorded> review(String decisionId, String reviewer, String reason) {
        return writer.submit(transaction -> {
            Decision decision = DecisionStore.read(transaction.session(), decisionId)
                    .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no such decision"));
            requireReviewable(decision, reviewer);
            Instant expires = transaction.now().plus(config.reviewLifetime());
            ObjectNode body = ArkJson.mapper().createObjectNode();
            body.put("decision_id", decisionId)
                    .put("agent", decision.agent())
                    .put("action_digest", decision.actionDigest())
                    .put("reviewer", reviewer)
                    .put("reason", reason)
                    .put("expires_at", expires.toString());
            var row = transaction.append(EventType.REVIEW, body);
            transaction
                    .session()
                    .update(
                            """
                            INSERT INTO review (action_digest, decision_id, reviewer, at_ms, expires_ms, revision)
                            VALUES (?, ?, ?, ?, ?, ?)
                            ON CONFLICT (action_digest) DO UPDATE SET decision_id = excluded.decision_id,
                            reviewer = excluded.reviewer, at_ms = excluded.at_ms, expires_ms = excluded.expires_ms,
                            revision = excluded.revision""",
                            decision.actionDigest(),
                            decisionId,
                            reviewer,
                            transaction.now().toEpochMilli(),
                            expires.toEpochMilli(),
                            row.seq());
            return new Recorded(row.seq(), row.at());
        });
    }

    private static void requireReviewable(Decision decision, String reviewer) {
        boolean asksForReview = decision.outcome() != Outcome.APPROVED
                && decision.violations().stream()
                        .anyMatch(violation -> violation.rule().equals(REVIEWABLE_RULE));
        if (!asksForReview) {
            throw new ProblemException(ProblemCode.NOT_REVIEWABLE, "no rule that a review could satisfy denied it");
        }
        if (decision.agent().equals(reviewer)) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "whoever proposed an action cannot review it");
        }
    }
}
