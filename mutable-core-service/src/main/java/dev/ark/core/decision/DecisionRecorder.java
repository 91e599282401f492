package dev.ark.core.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.action.Publication;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Permit;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.event.EventType;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.core.facts.Publications;
import dev.ark.core.halt.ControlStore;
import dev.ark.core.permit.PermitStore;
import dev.ark.core.permit.PermitTerms;
import dev.ark.core.permit.PermitTokens;
import dev.ark.core.permit.PermittedOrder;
import dev.ark.core.sqlite.Transaction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes one decision with all that goes with it: journal row, basis, permit with its reservation, idempotency key, and what the violations
 * bring about. Runs inside the writer's transaction.
 */
@Singleton
final class DecisionRecorder {
    private final PermitTokens tokens;
    private final Duration permitLifetime;
    private final Duration approvalLifetime;

    DecisionRecorder(PermitTokens tokens, DecisionConfig config) {
        this.tokens = tokens;
        this.permitLifetime = config.permitLifetime();
        this.approvalLifetime = config.approvalLifetime();
    }

    /** Records a ruling on the facts that it was made of. What settles a decision is a second row of the same id. */
    Decision record(Transaction transaction, Pending pending, Facts facts, Ruling ruling) throws SQLException {
        Verdict verdict = ruling.verdict();
        Proposal kept = pending.read().kept();
        Instant at = Instant.ofEpochMilli(transaction.now().toEpochMilli());
        String id = pending.isSettlement() ? pending.settles() : DecisionIds.next(at);
        PermitTerms terms = terms(id, at, pending, facts);
        boolean approved = verdict.outcome() == Outcome.APPROVED;
        boolean waits = verdict.outcome() == Outcome.PENDING_APPROVAL;
        Decision decision = new Decision(
                id,
                transaction.nextSeq(),
                traceId(pending),
                pending.agent(),
                kept.actionType(),
                pending.digest(),
                verdict.outcome(),
                verdict.violations(),
                verdict.warnings(),
                verdict.rulesChecked(),
                verdict.claimMismatches(),
                verdict.complianceScore(),
                approved ? new Permit(terms.id(), tokens.token(terms), terms.expiresAt()) : null,
                waits ? at.plus(approvalLifetime) : null,
                ruling.ruleset(),
                facts.revision(),
                facts.control().haltEpoch(),
                transaction.deployment(),
                transaction.version(),
                at,
                verdict.evalMicros());
        write(transaction, pending, decision, new Basis(kept, facts, verdict.measurements(), ruling.origin()));
        if (approved) {
            PermitStore.issue(transaction.session(), terms);
            published(transaction, pending, facts, decision.seq());
        }
        useReview(transaction, pending, facts, approved);
        for (Violation violation : verdict.violations()) {
            bringAbout(transaction, pending.agent(), facts, violation);
        }
        return decision;
    }

    /** A person's approval is of one doing of the action: with the permit it is used up, and so it is when what waited is settled in any way. */
    private static void useReview(Transaction transaction, Pending pending, Facts facts, boolean approved)
            throws SQLException {
        if (pending.isSettlement() || approved && facts.review(pending.digest()).isPresent()) {
            transaction.session().update("DELETE FROM review WHERE action_digest = ?", pending.digest());
        }
    }

    private static void write(Transaction transaction, Pending pending, Decision decision, Basis kept)
            throws SQLException {
        String basis = DecisionJson.write(kept);
        ObjectNode body = ArkJson.mapper().valueToTree(decision.withoutToken());
        body.put("basis_sha256", CanonicalJson.sha256(basis)).put("traceparent", pending.traceparent());
        transaction.append(pending.isSettlement() ? EventType.DECISION_SETTLED : EventType.DECISION, body);
        transaction
                .session()
                .update(
                        """
                        INSERT INTO decision (seq, id, agent, action_digest, outcome, origin, halt_epoch, depth, at_ms, basis)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        decision.seq(),
                        decision.decisionId(),
                        decision.agent(),
                        decision.actionDigest(),
                        decision.outcome().name(),
                        kept.origin().name(),
                        decision.haltEpoch(),
                        depth(pending, kept.facts()),
                        decision.decidedAt().toEpochMilli(),
                        basis);
        if (pending.isSettlement()) {
            Waiting.forget(transaction.session(), decision.decisionId());
        } else if (decision.outcome() == Outcome.PENDING_APPROVAL) {
            Waiting.keep(transaction.session(), decision, kept.proposal(), pending.traceparent());
        }
        if (pending.idempotency().isPresent()) {
            pending.idempotency()
                    .remember(transaction.session(), pending.agent(), decision.decisionId(), decision.decidedAt());
        }
    }

    private static void published(Transaction transaction, Pending pending, Facts facts, long seq) throws SQLException {
        Optional<Facts.Agent> agent = facts.agent(pending.agent());
        if (pending.action() instanceof Publication publication && agent.isPresent()) {
            Publications.record(transaction, pending.agent(), agent.get(), publication, seq);
        }
    }

    /** How many decisions led to this one, itself included. */
    private static int depth(Pending pending, Facts facts) {
        return 1
                + pending.proposal()
                        .cause()
                        .flatMap(cause -> facts.conduct().depth(pending.agent(), cause))
                        .orElse(0);
    }

    private static void bringAbout(Transaction transaction, String agent, Facts facts, Violation violation)
            throws SQLException {
        String reason = violation.rule() + ": " + violation.message();
        if (violation.effect() == Effect.DENY_AND_QUARANTINE
                && facts.agent(agent).isPresent()) {
            ControlStore.quarantine(transaction, agent, shortened(reason), "ark");
        } else if (violation.effect() == Effect.DENY_AND_REDUCE) {
            ControlStore.reduce(transaction, shortened(reason), "ark");
        }
    }

    private PermitTerms terms(String decisionId, Instant at, Pending pending, Facts facts) {
        String account = facts.agent(pending.agent()).map(Facts.Agent::account).orElse("");
        return new PermitTerms(
                DecisionIds.next(at),
                decisionId,
                pending.agent(),
                pending.digest(),
                facts.control().haltEpoch(),
                at.plus(permitLifetime),
                account,
                account.isEmpty() ? PermittedOrder.NONE : PermittedOrder.of(pending.action()));
    }

    private static String traceId(Pending pending) {
        String own = pending.proposal().traceId();
        return own != null ? own : pending.traceparent().split("-")[1];
    }

    private static String shortened(String reason) {
        return reason.length() <= 1_000 ? reason : reason.substring(0, 1_000);
    }
}
