package dev.ark.core.decision;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Conduct;
import dev.ark.contract.evaluation.Market;
import dev.ark.contract.event.EventType;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.core.facts.Paces;
import dev.ark.core.facts.Publications;
import dev.ark.core.permit.PermitStore;
import dev.ark.core.permit.PermitTerms;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.util.Optional;

/** Does to the tables what a decision's row says. The quarantine or reduction that it brings about is a row of its own. Stateless. */
final class DecisionApplier {
    static final String BASIS_DIGEST = "basis_sha256";
    static final String EFFECTS = "effects";

    private DecisionApplier() {}

    /** What is kept of a decision beside its row: the text of its basis, and the proposal in it. */
    record Kept(String basis, Proposal proposal) {}

    /**
     * Applies a row that was written before.
     *
     * @param basis its text, where it is still there
     * @return what is lost for want of the basis; empty when nothing is
     */
    static Optional<String> replay(JournalEntry entry, Optional<String> basis) throws SQLException {
        Optional<String> genuine =
                basis.filter(text -> CanonicalJson.sha256(text).equals(entry.text(BASIS_DIGEST)));
        Optional<Kept> kept = Optional.empty();
        if (genuine.isPresent()) {
            Proposal proposal = DecisionJson.read(genuine.get(), Basis.class).proposal();
            kept = Optional.of(new Kept(genuine.get(), proposal));
        }
        Decision decision = entry.as(Decision.class);
        apply(entry, decision, entry.as(EFFECTS, Effects.class), kept);
        return kept.isPresent() ? Optional.empty() : Optional.of(loss(decision, basis.isPresent()));
    }

    /** Applies a row; without what is kept beside it, what waits for a person waits no more, for nobody could tell what to decide. */
    static void apply(JournalEntry entry, Decision decision, Effects effects, Optional<Kept> kept) throws SQLException {
        Session session = entry.session();
        boolean settles = entry.row().type().equals(EventType.DECISION_SETTLED);
        insert(session, decision, effects, kept.map(Kept::basis).orElse(""));
        if (settles) {
            Waiting.forget(session, decision.decisionId());
        } else {
            Paces.count(session, entry.at(), decision.agent(), new Conduct.Pace(1, effects.orders()));
        }
        if (!settles && decision.outcome() == Outcome.PENDING_APPROVAL && kept.isPresent()) {
            Waiting.keep(session, decision, kept.get().proposal(), entry.text("traceparent"));
        }
        if (decision.outcome() == Outcome.APPROVED) {
            allow(session, decision, effects);
        }
        if (settles || decision.outcome() == Outcome.APPROVED) {
            // A person's approval is of one doing of the action: with the permit it is used up, and so it is when what
            // waited is settled.
            session.update("DELETE FROM review WHERE action_digest = ?", decision.actionDigest());
        }
        if (effects.idempotency() != null) {
            effects.idempotency().remember(session, decision.agent(), decision.decisionId(), decision.decidedAt());
        }
    }

    /** The terms of an approval's permit. */
    static PermitTerms terms(Decision decision, Effects.Reserved reserved) {
        return new PermitTerms(
                decision.permit().id(),
                decision.decisionId(),
                decision.agent(),
                decision.actionDigest(),
                decision.haltEpoch(),
                decision.permit().expiresAt(),
                reserved.account(),
                reserved.orderOrNone());
    }

    private static void allow(Session session, Decision decision, Effects effects) throws SQLException {
        if (effects.reserved() == null) {
            throw new SQLException("an approval without what its permit is for");
        }
        PermitStore.issue(session, terms(decision, effects.reserved()));
        Effects.Published published = effects.published();
        if (published != null) {
            var said = new Market.Published(
                    decision.seq(), decision.agent(), published.principal(), published.account(), decision.decidedAt());
            Publications.record(session, said, published.symbols());
        }
    }

    private static void insert(Session session, Decision decision, Effects effects, String basis) throws SQLException {
        session.update(
                """
                INSERT INTO decision (seq, id, agent, action_digest, outcome, origin, halt_epoch, depth, at_ms, basis)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                decision.seq(),
                decision.decisionId(),
                decision.agent(),
                decision.actionDigest(),
                decision.outcome().name(),
                effects.origin().name(),
                decision.haltEpoch(),
                effects.depth(),
                decision.decidedAt().toEpochMilli(),
                basis);
    }

    private static String loss(Decision decision, boolean wrong) {
        String what = wrong ? " was changed and is not kept" : " is gone";
        String waits = decision.outcome() == Outcome.PENDING_APPROVAL ? "; it cannot be approved any more" : "";
        return "what decision " + decision.decisionId() + " was based on" + what + waits;
    }
}
