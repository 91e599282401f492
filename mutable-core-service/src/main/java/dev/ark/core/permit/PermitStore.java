package dev.ark.core.permit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.OpenOrder;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.PermitSpend;
import dev.ark.contract.http.PermitStatus;
import dev.ark.contract.http.PermitStatus.State;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.facts.Holdings;
import dev.ark.core.halt.ControlStore;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The permits: given with an approval, spent once, or expired with their reservation given back. Thread-safe. */
@Singleton
public final class PermitStore {
    /** How many permits one transaction expires at the most. */
    public static final int EXPIRED_AT_A_TIME = 5_000;

    private static final String ID = "permit_id";
    private static final String IDS = "permit_ids";

    private final Writer writer;
    private final ReadPool reads;
    private final PermitTokens tokens;

    PermitStore(Writer writer, ReadPool reads, PermitTokens tokens) {
        this.writer = writer;
        this.reads = reads;
        this.tokens = tokens;
    }

    /** How an attempt to spend ended: the permit, or why it was refused. */
    private sealed interface Attempt {
        record Spent(PermitStatus permit) implements Attempt {}

        record Refused(ProblemException refusal) implements Attempt {}
    }

    /** Gives a permit and sets its headroom aside, as part of the decision's transaction. */
    public static void issue(Session session, PermitTerms terms) throws SQLException {
        PermittedOrder order = terms.order();
        session.update(
                """
                INSERT INTO permit
                (id, decision_id, agent, action_digest, halt_epoch, expires_ms, state, account, symbol, side, limit_price, stop_loss,
                quantity, remaining, filled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '0')""",
                terms.id(),
                terms.decisionId(),
                terms.agent(),
                terms.actionDigest(),
                terms.haltEpoch(),
                terms.expiresAt().toEpochMilli(),
                State.ISSUED,
                terms.account(),
                terms.symbol(),
                order.side(),
                order.paddedLimit(),
                order.plainStop(),
                terms.quantity().toPlainString(),
                terms.quantity().toPlainString());
        if (terms.quantity().signum() != 0) {
            Holdings.reserve(session, terms.account(), terms.symbol(), terms.quantity(), order.stopLoss());
        }
    }

    /**
     * Spends a permit. A refusal is journaled too.
     *
     * @return fails with NOT_FOUND or one of the PERMIT codes
     */
    public CompletableFuture<PermitStatus> spend(String id, String agent, PermitSpend presented) {
        String digest = Proposal.actionDigest(
                agent, presented.action().actionType(), presented.action().parameters());
        return writer.submit(transaction -> attempt(transaction, id, agent, digest, presented.token()))
                .thenApply(attempt -> switch (attempt) {
                    case Attempt.Spent spent -> spent.permit();
                    case Attempt.Refused refused -> throw refused.refusal();
                });
    }

    public Optional<PermitStatus> status(String id) {
        return reads.read(session -> PermitRow.read(session, id).map(PermitRow::status));
    }

    /**
     * Permits for orders whose headroom is reserved still, in order of id.
     *
     * @param awaited those alone that were spent and of whose order no broker has told
     * @param after the id after which to begin
     */
    public Page<OpenOrder> open(boolean awaited, String after, int limit) {
        List<OpenOrder> found = reads
                .read(session -> awaited
                        ? PermitRow.awaited(session, after, limit + 1)
                        : PermitRow.open(session, after, limit + 1))
                .stream()
                .map(PermitRow::order)
                .toList();
        boolean more = found.size() > limit;
        List<OpenOrder> page = more ? found.subList(0, limit) : found;
        return new Page<>(page, more ? page.getLast().permitId() : null);
    }

    /**
     * Gives the headroom of a spent permit back of whose order no broker will tell any more.
     *
     * @return fails with NOT_FOUND, or with CONFLICT when it will be given back by itself or by the broker
     */
    public CompletableFuture<PermitStatus> release(String id, String reason, String actor) {
        return writer.submit(transaction -> {
            PermitRow permit = PermitRow.read(transaction.session(), id)
                    .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no such permit"));
            refuseRelease(permit);
            ObjectNode body = ArkJson.mapper().createObjectNode();
            body.put(ID, id)
                    .put("agent", permit.terms().agent())
                    .put("released", permit.remaining().toPlainString())
                    .put("reason", reason)
                    .put("actor", actor);
            applyRelease(transaction.enter(EventType.PERMIT_RELEASED, body));
            return permit.status();
        });
    }

    private static void refuseRelease(PermitRow permit) {
        if (permit.state() != State.SPENT) {
            throw new ProblemException(ProblemCode.CONFLICT, "it was not spent; if it is not, it expires by itself");
        }
        if (permit.remaining().signum() == 0) {
            throw new ProblemException(ProblemCode.CONFLICT, "nothing is reserved for it");
        }
        if (!permit.orderId().isEmpty()) {
            throw new ProblemException(
                    ProblemCode.CONFLICT,
                    "the broker has told of its order " + permit.orderId() + "; its cancel gives the headroom back");
        }
    }

    /** Does to the tables what the release of a permit's headroom has done. */
    public static void applyRelease(JournalEntry entry) throws SQLException {
        existing(entry.session(), entry.text(ID)).releaseRemaining(entry.session());
    }

    /**
     * Expires what has not been spent in time and gives its headroom back.
     *
     * @return how many permits expired; as many as one transaction takes means that there may be more
     */
    public CompletableFuture<Integer> expire() {
        return writer.submit(transaction -> {
            Session session = transaction.session();
            List<PermitRow> late = PermitRow.issuedBefore(session, transaction.now(), EXPIRED_AT_A_TIME);
            if (late.isEmpty()) {
                return 0;
            }
            ObjectNode body = ArkJson.mapper().createObjectNode();
            var ids = body.putArray(IDS);
            late.forEach(permit -> ids.add(permit.terms().id()));
            transaction.append(EventType.PERMITS_EXPIRED, body);
            expire(session, late);
            return late.size();
        });
    }

    /** Does to the tables what the expiry of some permits has done. */
    public static void applyExpiry(JournalEntry entry) throws SQLException {
        List<PermitRow> late = new ArrayList<>();
        for (var id : entry.body().path(IDS)) {
            late.add(existing(entry.session(), id.textValue()));
        }
        expire(entry.session(), late);
    }

    private static void expire(Session session, List<PermitRow> late) throws SQLException {
        for (PermitRow permit : late) {
            permit.expire(session);
        }
        release(session, late);
    }

    /** Does to the tables what the spending of a permit has done. */
    public static void applySpending(JournalEntry entry) throws SQLException {
        existing(entry.session(), entry.text(ID)).spend(entry.session(), entry.seq(), entry.at());
    }

    private static PermitRow existing(Session session, String id) throws SQLException {
        return PermitRow.read(session, id).orElseThrow(() -> new SQLException("no permit " + id));
    }

    /** Gives each holding back what all of its permits had reserved, at once: a change of it makes verdicts on it stale. */
    private static void release(Session session, List<PermitRow> expired) throws SQLException {
        Map<Reserved, BigDecimal> sums = new LinkedHashMap<>();
        for (PermitRow permit : expired) {
            BigDecimal remaining = permit.remaining();
            if (remaining.signum() != 0) {
                PermitTerms terms = permit.terms();
                sums.merge(
                        new Reserved(terms.account(), terms.symbol(), remaining.signum()), remaining, BigDecimal::add);
            }
        }
        for (var sum : sums.entrySet()) {
            Holdings.release(session, sum.getKey().account(), sum.getKey().symbol(), sum.getValue());
        }
    }

    private record Reserved(String account, String symbol, int sign) {}

    private Attempt attempt(Transaction transaction, String id, String agent, String digest, String token)
            throws SQLException {
        Session session = transaction.session();
        Optional<PermitRow> found = PermitRow.read(session, id);
        if (found.isEmpty()) {
            return refused(transaction, id, agent, ProblemCode.NOT_FOUND, "there is no such permit");
        }
        PermitRow permit = found.get();
        PermitTerms terms = permit.terms();
        if (!terms.agent().equals(agent) || !tokens.isGenuine(terms, token)) {
            return refused(
                    transaction, id, agent, ProblemCode.PERMIT_FORGED, "the token is not this agent's for this permit");
        }
        if (!terms.actionDigest().equals(digest)) {
            return refused(
                    transaction, id, agent, ProblemCode.PERMIT_MISMATCH, "the action is not the one that was approved");
        }
        if (permit.state() == State.SPENT) {
            return refused(transaction, id, agent, ProblemCode.PERMIT_SPENT, "the permit was spent before");
        }
        if (permit.state() == State.EXPIRED || !terms.expiresAt().isAfter(transaction.now())) {
            return refused(transaction, id, agent, ProblemCode.PERMIT_EXPIRED, "it expired at " + terms.expiresAt());
        }
        if (terms.haltEpoch() < ControlStore.fenceEpoch(session, agent)) {
            return refused(
                    transaction, id, agent, ProblemCode.PERMIT_FENCED, "a halt, quarantine or release came after it");
        }
        ObjectNode body = ArkJson.mapper().createObjectNode();
        body.put(ID, id).put("decision_id", terms.decisionId()).put("agent", agent);
        JournalRow row = transaction.append(EventType.PERMIT_SPENT, body);
        permit.spend(session, row.seq(), row.at());
        return new Attempt.Spent(permit.as(State.SPENT).status());
    }

    private static Attempt refused(Transaction transaction, String id, String agent, ProblemCode code, String detail)
            throws SQLException {
        ObjectNode body = ArkJson.mapper().createObjectNode();
        body.put(ID, id).put("agent", agent).put("code", code.name()).put("detail", detail);
        transaction.append(EventType.PERMIT_REFUSED, body);
        return new Attempt.Refused(new ProblemException(code, detail));
    }
}
