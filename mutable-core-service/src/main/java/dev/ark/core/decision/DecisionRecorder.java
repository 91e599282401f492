package dev.ark.core.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.action.Publication;
import dev.ark.contract.action.Trade;
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
import dev.ark.core.permit.PermitTokens;
import dev.ark.core.permit.PermittedOrder;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        boolean approved = verdict.outcome() == Outcome.APPROVED;
        boolean waits = verdict.outcome() == Outcome.PENDING_APPROVAL;
        Permit permit = approved ? new Permit(DecisionIds.next(at), null, at.plus(permitLifetime)) : null;
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
                permit,
                waits ? at.plus(approvalLifetime) : null,
                ruling.ruleset(),
                facts.revision(),
                facts.control().haltEpoch(),
                transaction.deployment(),
                transaction.version(),
                at,
                verdict.evalMicros());
        Effects effects = effects(transaction.session(), pending, facts, ruling);
        write(transaction, pending, decision, effects, new Basis(kept, facts, verdict.measurements(), ruling.origin()));
        for (Violation violation : verdict.violations()) {
            bringAbout(transaction, pending.agent(), facts, violation);
        }
        return approved ? withToken(decision, effects.reserved()) : decision;
    }

    private Decision withToken(Decision decision, Effects.Reserved reserved) {
        Permit permit = decision.permit();
        String token = tokens.token(DecisionApplier.terms(decision, reserved));
        return decision.withPermit(new Permit(permit.id(), token, permit.expiresAt()));
    }

    private static Effects effects(Session session, Pending pending, Facts facts, Ruling ruling) throws SQLException {
        boolean approved = ruling.verdict().outcome() == Outcome.APPROVED;
        return new Effects(
                ruling.origin(),
                depth(pending, facts),
                pending.action() instanceof Trade ? 1 : 0,
                approved ? reserved(pending, facts) : null,
                approved ? published(session, pending, facts) : null,
                pending.idempotency().isPresent() ? pending.idempotency() : null);
    }

    private static void write(Transaction transaction, Pending pending, Decision decision, Effects effects, Basis kept)
            throws SQLException {
        String basis = DecisionJson.write(kept);
        ObjectNode body = ArkJson.mapper().valueToTree(decision);
        body.put(DecisionApplier.BASIS_DIGEST, CanonicalJson.sha256(basis))
                .put("traceparent", pending.traceparent())
                .set(DecisionApplier.EFFECTS, ArkJson.mapper().valueToTree(effects));
        JournalEntry entry =
                transaction.enter(pending.isSettlement() ? EventType.DECISION_SETTLED : EventType.DECISION, body);
        DecisionApplier.apply(entry, decision, effects, Optional.of(new DecisionApplier.Kept(basis, kept.proposal())));
    }

    private static Effects.@Nullable Published published(Session session, Pending pending, Facts facts)
            throws SQLException {
        Optional<Facts.Agent> agent = facts.agent(pending.agent());
        if (pending.action() instanceof Publication publication && agent.isPresent()) {
            return new Effects.Published(
                    agent.get().principal(), agent.get().account(), Publications.symbols(session, publication));
        }
        return null;
    }

    /** An agent without an account has nothing to reserve in. */
    private static Effects.Reserved reserved(Pending pending, Facts facts) {
        String account = facts.agent(pending.agent()).map(Facts.Agent::account).orElse("");
        boolean order = !account.isEmpty() && pending.action() instanceof Trade;
        return new Effects.Reserved(account, order ? PermittedOrder.of(pending.action()) : null);
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

    private static String traceId(Pending pending) {
        String own = pending.proposal().traceId();
        return own != null ? own : pending.traceparent().split("-")[1];
    }

    private static String shortened(String reason) {
        return reason.length() <= 1_000 ? reason : reason.substring(0, 1_000);
    }
}
