package dev.ark.core.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.Approval;
import dev.ark.contract.http.Reviewed;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * What people say to what agents may not decide alone. A decision that waits is settled: evaluated anew once it is approved, denied when it is
 * rejected or nobody comes in time. One that was denied for want of a review may be proposed again. Thread-safe.
 */
@Singleton
public final class Approvals {
    private static final String REVIEWABLE_RULE = "require_hrm_approval";
    private static final int EXPIRED_AT_A_TIME = 100;
    private static final Logger LOG = Logger.getLogger(Approvals.class);

    private final Decisions decisions;
    private final DecisionRecorder recorder;
    private final Writer writer;
    private final Duration reviewLifetime;
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    Approvals(Decisions decisions, DecisionRecorder recorder, Writer writer, DecisionConfig config) {
        this.decisions = decisions;
        this.recorder = recorder;
        this.writer = writer;
        this.reviewLifetime = config.reviewLifetime();
    }

    /** What a person's word has brought about when it is on disk. */
    private sealed interface Word {
        /** All that it can. */
        record Final(Reviewed reviewed) implements Word {}

        /** The decision is to be made anew. */
        record Decide(Waiting waiting) implements Word {}
    }

    /**
     * Records what an operator says to the very action that was decided, and settles the decision if it waits.
     *
     * @return fails with NOT_FOUND, NOT_REVIEWABLE, CONFLICT when the decision is settled already or its time is over, or FORBIDDEN when the
     *     reviewer proposed the action
     */
    public CompletableFuture<Reviewed> review(String decisionId, String reviewer, Approval approval) {
        return writer.submit(transaction -> record(transaction, decisionId, reviewer, approval))
                .thenCompose(word -> switch (word) {
                    case Word.Final done -> CompletableFuture.completedFuture(done.reviewed());
                    case Word.Decide anew -> decisions.settle(anew.waiting()).thenApply(Approvals::reviewed);
                });
    }

    /** Denies what nobody approved in time, each in a change of its own: one that cannot be read stops no other. */
    public void expire() {
        while (expireSome() > 0) {
            // More may be due than are taken at a time.
        }
    }

    private int expireSome() {
        int limit = EXPIRED_AT_A_TIME + unreadable.size();
        List<String> late =
                writer
                        .submit(transaction -> Waiting.expired(transaction.session(), transaction.now(), limit))
                        .join()
                        .stream()
                        .filter(id -> !unreadable.contains(id))
                        .toList();
        List<CompletableFuture<Void>> denied = late.stream().map(this::expire).toList();
        denied.forEach(CompletableFuture::join);
        return late.size();
    }

    private CompletableFuture<Void> expire(String id) {
        return writer.submit(transaction -> {
                    Optional<Waiting> waiting = Waiting.read(transaction.session(), id);
                    if (waiting.isPresent()) {
                        deny(transaction, waiting.get(), Settlement::expired);
                    }
                    return id;
                })
                .handle((done, failure) -> {
                    if (failure != null) {
                        leave(id, failure);
                    }
                    return null;
                });
    }

    /** What cannot be settled goes on waiting, and no permit can come of it; it is told of once, and left alone until the next start. */
    private void leave(String id, Throwable failure) {
        if (failure instanceof ProblemException problem && problem.code() != ProblemCode.INTERNAL) {
            throw problem;
        }
        LOG.errorf(failure, "decision %s is too late to be approved and cannot be settled", id);
        unreadable.add(id);
    }

    private Word record(Transaction transaction, String decisionId, String reviewer, Approval approval)
            throws SQLException {
        Decision decision = DecisionStore.read(transaction.session(), decisionId)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no such decision"));
        Optional<Waiting> found = Waiting.read(transaction.session(), decisionId);
        if (found.isEmpty()) {
            requireReviewable(transaction, decision, approval);
            requireAnother(decision, reviewer);
            JournalRow row = review(transaction, decision, reviewer, approval.reason());
            return new Word.Final(new Reviewed(row.seq(), row.at(), null));
        }
        requireAnother(decision, reviewer);
        Waiting waiting = found.get();
        if (!waiting.expiresAt().isAfter(transaction.now())) {
            throw new ProblemException(ProblemCode.CONFLICT, "it waited until " + waiting.expiresAt());
        }
        if (Boolean.TRUE.equals(approval.approve())) {
            review(transaction, decision, reviewer, approval.reason());
            return new Word.Decide(waiting);
        }
        return new Word.Final(reviewed(
                deny(transaction, waiting, waited -> Settlement.rejected(waited, reviewer, approval.reason()))));
    }

    private static Reviewed reviewed(Decision settled) {
        return new Reviewed(settled.seq(), settled.decidedAt(), settled.withoutToken());
    }

    private JournalRow review(Transaction transaction, Decision decision, String reviewer, String reason)
            throws SQLException {
        Instant expires = transaction.now().plus(reviewLifetime);
        ObjectNode body = ArkJson.mapper().createObjectNode();
        body.put("decision_id", decision.decisionId())
                .put("agent", decision.agent())
                .put("action_digest", decision.actionDigest())
                .put("reviewer", reviewer)
                .put("reason", reason)
                .put("expires_at", expires.toString());
        JournalEntry entry = transaction.enter(EventType.REVIEW, body);
        applyReview(entry);
        return entry.row();
    }

    /** Does to the tables what a review has done. */
    static void applyReview(JournalEntry entry) throws SQLException {
        entry.session()
                .update(
                        """
                INSERT INTO review (action_digest, decision_id, reviewer, at_ms, expires_ms, revision)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (action_digest) DO UPDATE SET decision_id = excluded.decision_id,
                reviewer = excluded.reviewer, at_ms = excluded.at_ms, expires_ms = excluded.expires_ms,
                revision = excluded.revision""",
                        entry.text("action_digest"),
                        entry.text("decision_id"),
                        entry.text("reviewer"),
                        entry.at().toEpochMilli(),
                        Instant.parse(entry.text("expires_at")).toEpochMilli(),
                        entry.seq());
    }

    /** Settles a decision on the facts that it has waited with. */
    private Decision deny(Transaction transaction, Waiting waiting, UnaryOperator<Verdict> denial) throws SQLException {
        Decision decision = DecisionStore.read(transaction.session(), waiting.decisionId())
                .orElseThrow(() -> new SQLException("decision " + waiting.decisionId() + " is missing"));
        Basis basis = DecisionStore.basis(transaction.session(), waiting.seq());
        Verdict waited = new Verdict(
                decision.outcome(),
                decision.violations(),
                decision.warnings(),
                basis.measurements(),
                decision.rulesChecked(),
                decision.claimMismatches(),
                decision.complianceScore(),
                decision.evalMicros());
        return recorder.record(
                transaction,
                Pending.settling(waiting, decisions.types()),
                basis.facts(),
                new Ruling(decision.ruleset(), denial.apply(waited), Basis.Origin.CORE));
    }

    private static void requireReviewable(Transaction transaction, Decision decision, Approval approval)
            throws SQLException {
        if (DecisionStore.isSettled(transaction.session(), decision.decisionId())) {
            throw new ProblemException(ProblemCode.CONFLICT, "the decision is settled already");
        }
        boolean asksForReview = decision.outcome() != Outcome.APPROVED
                && decision.violations().stream()
                        .anyMatch(violation -> violation.rule().equals(REVIEWABLE_RULE));
        if (!asksForReview) {
            throw new ProblemException(ProblemCode.NOT_REVIEWABLE, "no rule that a review could satisfy denied it");
        }
        if (!Boolean.TRUE.equals(approval.approve())) {
            throw new ProblemException(ProblemCode.NOT_REVIEWABLE, "it is denied already");
        }
    }

    private static void requireAnother(Decision decision, String reviewer) {
        if (decision.agent().equals(reviewer)) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "whoever proposed an action cannot review it");
        }
    }
}
