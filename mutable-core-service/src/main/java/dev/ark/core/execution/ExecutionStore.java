package dev.ark.core.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.ExecutionReport;
import dev.ark.contract.http.ExecutionReport.Kind;
import dev.ark.contract.http.PermitStatus.State;
import dev.ark.contract.http.Recorded;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.facts.Holdings;
import dev.ark.core.facts.OrderFlows;
import dev.ark.core.halt.ControlStore;
import dev.ark.core.permit.PermitRow;
import dev.ark.core.permit.PermitTerms;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
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

    ExecutionStore(Writer writer) {
        this.writer = writer;
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

    private static Outcome record(Transaction transaction, ExecutionReport report, String actor) throws SQLException {
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
        JournalRow row = transaction.append(
                EventType.EXECUTION, body(report, actor, permit.get().terms().agent()));
        remember(session, report, row.seq());
        apply(transaction, permit.get(), report);
        return new Outcome.Accepted(new Recorded(row.seq(), row.at()));
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

    private static void apply(Transaction transaction, PermitRow permit, ExecutionReport report) throws SQLException {
        Session session = transaction.session();
        PermitTerms terms = permit.terms();
        // The first report of an order says that it was placed, whatever else it says.
        if (permit.orderId().isEmpty()) {
            OrderFlows.placed(transaction, terms.account(), terms.symbol());
        }
        permit.bind(session, report.orderId());
        switch (report.event()) {
            case PLACED -> {
                // The reservation stands for the order until it is filled or cancelled.
            }
            case CANCELLED -> cancel(transaction, permit);
            case FILLED -> permit.fill(session, signed(terms, quantity(report)), transaction.now());
        }
    }

    private static void cancel(Transaction transaction, PermitRow permit) throws SQLException {
        if (permit.remaining().signum() != 0) {
            PermitTerms terms = permit.terms();
            OrderFlows.cancelled(transaction, terms.account(), terms.symbol());
        }
        permit.releaseRemaining(transaction.session());
    }

    private static Outcome unpermitted(
            Transaction transaction, ExecutionReport report, String actor, Optional<PermitRow> permit, String why)
            throws SQLException {
        Session session = transaction.session();
        String agent = permit.map(row -> row.terms().agent()).orElse("");
        ObjectNode body = body(report, actor, agent).put("why", why);
        JournalRow row = transaction.append(EventType.EXECUTION_WITHOUT_PERMIT, body);
        remember(session, report, row.seq());
        if (permit.isPresent()) {
            PermitTerms terms = permit.get().terms();
            if (report.event() == Kind.FILLED && !terms.symbol().isEmpty()) {
                // Of what nobody allowed it is not known whether a stop stands behind it.
                Holdings.fill(
                        session,
                        terms.account(),
                        terms.symbol(),
                        BigDecimal.ZERO,
                        signed(terms, quantity(report)),
                        null);
            }
            ControlStore.quarantine(transaction, agent, "an execution without a spent permit: " + why, "ark");
        }
        return new Outcome.Unpermitted(why);
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

    private static BigDecimal signed(PermitTerms terms, BigDecimal quantity) {
        return terms.quantity().signum() < 0 ? quantity.negate() : quantity;
    }
}
