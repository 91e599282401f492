package dev.ark.core.permit;

import dev.ark.contract.action.Trade;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.http.OpenOrder;
import dev.ark.contract.http.PermitStatus;
import dev.ark.contract.http.PermitStatus.State;
import dev.ark.core.facts.Holdings;
import dev.ark.core.facts.Ledger;
import dev.ark.core.sqlite.Session;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A permit as its table holds it.
 *
 * @param remaining what is reserved for it still, with the order's sign
 * @param filled what was filled of it, with the order's sign
 * @param orderId the broker's order; empty before there is one
 * @param spent how it was spent
 */
public record PermitRow(
        PermitTerms terms, BigDecimal remaining, BigDecimal filled, State state, String orderId, Spending spent) {
    private static final String COLUMNS =
            "id, decision_id, agent, action_digest, halt_epoch, expires_ms, account, symbol, quantity, limit_price, stop_loss,"
                    + " remaining, filled, state, order_id,"
                    + " CASE state WHEN 'SPENT' THEN ifnull(spent_ms, expires_ms) END, spent_seq, overdue";
    /** What the index of that name holds. */
    private static final String AWAITED = "state = 'SPENT' AND order_id IS NULL AND remaining <> '0'";

    /**
     * How a permit was spent.
     *
     * @param at when, or at the latest; absent while it was not
     * @param seq the journal row that says so; absent where that was not kept
     * @param overdue how loud it was said that nothing is heard of its order; absent while it was not
     */
    public record Spending(
            @Nullable Instant at,
            @Nullable Long seq,
            @Nullable Level overdue) {}

    public static Optional<PermitRow> read(Session session, String id) throws SQLException {
        return session.first("SELECT " + COLUMNS + " FROM permit WHERE id = ?", PermitRow::of, id);
    }

    static List<PermitRow> issuedBefore(Session session, Instant now, int limit) throws SQLException {
        return session.list(
                "SELECT " + COLUMNS
                        + " FROM permit WHERE state = 'ISSUED' AND expires_ms <= ? ORDER BY expires_ms LIMIT ?",
                PermitRow::of,
                now.toEpochMilli(),
                limit);
    }

    /** Permits whose headroom is reserved still, in order of id, after an id. */
    static List<PermitRow> open(Session session, String after, int limit) throws SQLException {
        return session.list(
                "SELECT " + COLUMNS
                        + " FROM permit INDEXED BY permit_open WHERE remaining <> '0' AND id > ? ORDER BY id LIMIT ?",
                PermitRow::of,
                after,
                limit);
    }

    /** Those of one account, in order of id. */
    public static List<PermitRow> ofAccount(Session session, String account, int limit) throws SQLException {
        return session.list(
                "SELECT " + COLUMNS
                        + " FROM permit INDEXED BY permit_open WHERE account = ? AND remaining <> '0' ORDER BY id LIMIT ?",
                PermitRow::of,
                account,
                limit);
    }

    /** Those of them that were spent and of whose order no broker has told, in order of id. */
    static List<PermitRow> awaited(Session session, String after, int limit) throws SQLException {
        return session.list(
                "SELECT " + COLUMNS + " FROM permit INDEXED BY permit_awaited WHERE " + AWAITED
                        + " AND id > ? ORDER BY id LIMIT ?",
                PermitRow::of,
                after,
                limit);
    }

    /**
     * Those of them that were spent by a time, and of which it was said so loud, or not at all, that nothing is heard of their orders.
     *
     * @param told absent for not at all
     */
    public static List<PermitRow> awaitedSince(Session session, @Nullable Level told, Instant time, int limit)
            throws SQLException {
        return session.list(
                "SELECT " + COLUMNS + " FROM permit INDEXED BY permit_awaited WHERE " + AWAITED
                        + " AND overdue = ? AND ifnull(spent_ms, expires_ms) <= ? LIMIT ?",
                PermitRow::of,
                told == null ? "" : told.name(),
                time.toEpochMilli(),
                limit);
    }

    /** Writes how loud it was said that nothing is heard of a permit's order. */
    public static void tellOverdue(Session session, String id, Level level) throws SQLException {
        session.update("UPDATE permit SET overdue = ? WHERE id = ?", level, id);
    }

    /** Writes that it expired; whoever calls gives the headroom back. */
    void expire(Session session) throws SQLException {
        session.update("UPDATE permit SET state = ?, remaining = '0' WHERE id = ?", State.EXPIRED, terms.id());
    }

    /** Writes that it was spent, by a row of the journal. */
    void spend(Session session, long seq, Instant at) throws SQLException {
        session.update(
                "UPDATE permit SET state = ?, spent_ms = ?, spent_seq = ? WHERE id = ?",
                State.SPENT,
                at.toEpochMilli(),
                seq,
                terms.id());
    }

    PermitRow as(State next) {
        return new PermitRow(terms, remaining, filled, next, orderId, spent);
    }

    /** Binds the permit to the broker's order. */
    public void bind(Session session, String order) throws SQLException {
        session.update("UPDATE permit SET order_id = ? WHERE id = ?", order, terms.id());
    }

    /**
     * Writes that some more was filled, moves the position and books what it cost. A fill may come after its cancel: then nothing is reserved for it
     * any more.
     */
    public void fill(Session session, BigDecimal signedQuantity, BigDecimal price, Instant now) throws SQLException {
        BigDecimal reserved = signedQuantity.abs().min(remaining.abs());
        BigDecimal released = signedQuantity.signum() < 0 ? reserved.negate() : reserved;
        Ledger.fill(
                session,
                new Ledger.Fill(
                        terms.account(),
                        terms.symbol(),
                        released,
                        signedQuantity,
                        price,
                        terms.order().stopLoss()));
        BigDecimal left = remaining.subtract(released);
        session.update(
                "UPDATE permit SET remaining = ?, filled = ?, last_fill_ms = ? WHERE id = ?",
                left.signum() == 0 ? "0" : left.toPlainString(),
                filled.add(signedQuantity).toPlainString(),
                now.toEpochMilli(),
                terms.id());
    }

    /** Gives the headroom back that is left. */
    public void releaseRemaining(Session session) throws SQLException {
        if (remaining.signum() != 0) {
            Holdings.release(session, terms.account(), terms.symbol(), remaining);
            session.update("UPDATE permit SET remaining = ? WHERE id = ?", "0", terms.id());
        }
    }

    PermitStatus status() {
        return new PermitStatus(
                terms.id(), terms.decisionId(), terms.agent(), state, terms.haltEpoch(), terms.expiresAt());
    }

    /** The order as people look at it. */
    public OpenOrder order() {
        PermittedOrder order = terms.order();
        return new OpenOrder(
                terms.id(),
                terms.decisionId(),
                terms.agent(),
                terms.account(),
                terms.symbol(),
                order.quantity().signum() < 0 ? Trade.Side.SELL : Trade.Side.BUY,
                order.quantity().abs(),
                filled.abs(),
                remaining.abs(),
                order.limitPrice(),
                order.stopLoss(),
                state,
                orderId.isEmpty() ? null : orderId,
                terms.expiresAt(),
                spent.at(),
                spent.overdue());
    }

    private static PermitRow of(ResultSet row) throws SQLException {
        PermitTerms terms = new PermitTerms(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                Instant.ofEpochMilli(row.getLong(6)),
                row.getString(7),
                new PermittedOrder(
                        row.getString(8), new BigDecimal(row.getString(9)), decimal(row, 10), decimal(row, 11)));
        String order = row.getString(15);
        return new PermitRow(
                terms,
                new BigDecimal(row.getString(12)),
                new BigDecimal(row.getString(13)),
                State.valueOf(row.getString(14)),
                order == null ? "" : order,
                spending(row));
    }

    private static Spending spending(ResultSet row) throws SQLException {
        Long millis = number(row, 16);
        String level = row.getString(18);
        return new Spending(
                millis == null ? null : Instant.ofEpochMilli(millis),
                number(row, 17),
                level.isEmpty() ? null : Level.valueOf(level));
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable BigDecimal decimal(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : new BigDecimal(text).stripTrailingZeros();
    }
}
