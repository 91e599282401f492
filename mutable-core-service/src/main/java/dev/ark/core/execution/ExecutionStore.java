package dev.ark.core.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.ExecutionReport;
import dev.ark.contract.http.ExecutionReport.Kind;
import dev.ark.contract.http.PermitStatus.State;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.facts.Ledger;
import dev.ark.core.facts.OrderFlows;
import dev.ark.core.halt.ControlStore;
import dev.ark.core.permit.PermitRow;
import dev.ark.core.permit.PermitTerms;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What became of orders at the broker. Each report must name a permit that was spent, once, for that order; one that does not is recorded all
 * the same (what the broker did, it did), moves the position where it can be told whose it is, and quarantines the agent. Thread-safe.
 */
@Singleton
public final class ExecutionStore {
    private final Writer writer;
    private final FillAlerts alerts;

    ExecutionStore(Writer writer, ExecutionConfig config) {
        this.writer = writer;
        this.alerts = new FillAlerts(config.farPrice());
    }

    private sealed interface Outcome {
        record Accepted(Recorded recorded) implements Outcome {}

        record Unpermitted(String why) implements Outcome {}
    }

    /**
     * Records a report; one that was recorded before is answered as before.
     *
     * @return fails with EXECUTION_WITHOUT_PERMIT, after it was recorded, when no spent permit covers it
     */
    public CompletableFuture<Recorded> report(ExecutionReport report, String actor) {
        return writer.submit(transaction -> record(transaction, report, actor)).thenApply(outcome -> switch (outcome) {
            case Outcome.Accepted accepted -> accepted.recorded();
            case Outcome.Unpermitted unpermitted ->
                throw new ProblemException(ProblemCode.EXECUTION_WITHOUT_PERMIT, unpermitted.why());
        });
    }

    private Outcome record(Transaction transaction, ExecutionReport report, String actor) throws SQLException {
        Session session = transaction.session();
        Optional<Outcome> before = session.first(
                """
                SELECT e.seq, j.at, j.type FROM execution e LEFT JOIN journal j ON j.seq = e.seq
                WHERE e.permit_id = ? AND e.order_id = ? AND e.event = ? AND e.at = ? AND e.quantity = ? AND e.price = ?""",
                row -> reportedBefore(row.getLong(1), row.getString(2), row.getString(3)),
                report.permitId(),
                report.orderId(),
                report.event(),
                report.at(),
                text(report.quantity()),
                text(report.price()));
        if (before.isPresent()) {
            return before.get();
        }
        Optional<PermitRow> permit = PermitRow.read(session, report.permitId());
        Optional<String> objection =
                permit.isEmpty() ? Optional.of("there is no such permit") : objection(permit.get(), report);
        if (objection.isPresent()) {
            return unpermitted(transaction, report, actor, permit, objection.get());
        }
        JournalEntry entry = transaction.enter(
                EventType.EXECUTION, body(report, actor, permit.get().terms().agent()));
        apply(entry, report, permit.get());
        alerts.raise(transaction, permit.get(), report, entry.seq());
        return new Outcome.Accepted(new Recorded(entry.seq(), entry.at()));
    }

    /** The reports themselves are never forgotten, so that none counts twice; of one whose row is in the archive only that is told. */
    private static Outcome reportedBefore(long seq, @Nullable String at, @Nullable String type) {
        if (at == null || type == null) {
            throw new ProblemException(
                    ProblemCode.GONE, "it was reported before, in row " + seq + ", which is in the archive");
        }
        return type.equals(EventType.EXECUTION)
                ? new Outcome.Accepted(new Recorded(seq, Instant.parse(at)))
                : new Outcome.Unpermitted("it was reported before, and no spent permit covered it");
    }

    private static Optional<String> objection(PermitRow permit, ExecutionReport report) {
        if (permit.state() != State.SPENT) {
            return Optional.of("the permit was not spent");
        }
        if (!permit.orderId().isEmpty() && !permit.orderId().equals(report.orderId())) {
            return Optional.of("the permit was used for another order");
        }
        BigDecimal approved = permit.terms().quantity().abs();
        BigDecimal before = report.event() == Kind.FILLED ? permit.filled().abs() : BigDecimal.ZERO;
        if (before.add(quantity(report)).compareTo(approved) > 0) {
            return Optional.of("the quantity is more than was approved: " + approved.toPlainString());
        }
        return Optional.empty();
    }

    /** Does to the tables what an execution under a permit, or one without, has done. */
    public static void apply(JournalEntry entry) throws SQLException {
        ExecutionReport report = entry.as(ExecutionReport.class);
        Optional<PermitRow> permit = PermitRow.read(entry.session(), report.permitId());
        if (entry.row().type().equals(EventType.EXECUTION_WITHOUT_PERMIT)) {
            applyUnpermitted(entry, report, permit);
        } else {
            apply(entry, report, permit.orElseThrow(() -> new SQLException("no permit " + report.permitId())));
        }
    }

    private static void apply(JournalEntry entry, ExecutionReport report, PermitRow permit) throws SQLException {
        Session session = entry.session();
        remember(session, report, entry.seq());
        PermitTerms terms = permit.terms();
        // The first report of an order says that it was placed, whatever else it says.
        if (permit.orderId().isEmpty()) {
            OrderFlows.placed(session, entry.at(), terms.account(), terms.symbol());
        }
        permit.bind(session, report.orderId());
        switch (report.event()) {
            case PLACED -> {
                // The reservation stands for the order until it is filled or cancelled.
            }
            case CANCELLED -> cancel(session, permit, entry.at());
            case FILLED -> permit.fill(session, signed(terms, quantity(report)), price(report), entry.at());
        }
    }

    private static void cancel(Session session, PermitRow permit, Instant at) throws SQLException {
        if (permit.remaining().signum() != 0) {
            PermitTerms terms = permit.terms();
            OrderFlows.cancelled(session, at, terms.account(), terms.symbol());
        }
        permit.releaseRemaining(session);
    }

    private static Outcome unpermitted(
            Transaction transaction, ExecutionReport report, String actor, Optional<PermitRow> permit, String why)
            throws SQLException {
        String agent = permit.map(row -> row.terms().agent()).orElse("");
        ObjectNode body = body(report, actor, agent).put("why", why);
        applyUnpermitted(transaction.enter(EventType.EXECUTION_WITHOUT_PERMIT, body), report, permit);
        if (permit.isPresent()) {
            ControlStore.quarantine(transaction, agent, "an execution without a spent permit: " + why, "ark");
        }
        return new Outcome.Unpermitted(why);
    }

    private static void applyUnpermitted(JournalEntry entry, ExecutionReport report, Optional<PermitRow> permit)
            throws SQLException {
        Session session = entry.session();
        remember(session, report, entry.seq());
        if (permit.isPresent()
                && report.event() == Kind.FILLED
                && !permit.get().terms().symbol().isEmpty()) {
            PermitTerms terms = permit.get().terms();
            // Of what nobody allowed it is not known whether a stop stands behind it.
            Ledger.fill(
                    session,
                    new Ledger.Fill(
                            terms.account(),
                            terms.symbol(),
                            BigDecimal.ZERO,
                            signed(terms, quantity(report)),
                            price(report),
                            null));
        }
    }

    private static void remember(Session session, ExecutionReport report, long seq) throws SQLException {
        session.update(
                "INSERT INTO execution (permit_id, order_id, event, at, quantity, price, seq) VALUES (?, ?, ?, ?, ?, ?, ?)",
                report.permitId(),
                report.orderId(),
                report.event(),
                report.at(),
                text(report.quantity()),
                text(report.price()),
                seq);
    }

    private static String text(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }

    private static ObjectNode body(ExecutionReport report, String actor, String agent) {
        ObjectNode body = ArkJson.mapper().valueToTree(report);
        return body.put("agent", agent).put("actor", actor);
    }

    private static BigDecimal quantity(ExecutionReport report) {
        return report.quantity() == null ? BigDecimal.ZERO : report.quantity();
    }

    private static BigDecimal price(ExecutionReport fill) {
        return Objects.requireNonNull(fill.price(), "a fill has a price");
    }

    private static BigDecimal signed(PermitTerms terms, BigDecimal quantity) {
        return terms.quantity().signum() < 0 ? quantity.negate() : quantity;
    }
}
