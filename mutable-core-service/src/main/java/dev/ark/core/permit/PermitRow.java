package dev.ark.core.permit;

import dev.ark.contract.http.PermitStatus;
import dev.ark.contract.http.PermitStatus.State;
import dev.ark.core.facts.Holdings;
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
 */
public record PermitRow(PermitTerms terms, BigDecimal remaining, BigDecimal filled, State state, String orderId) {
    private static final String COLUMNS =
            "id, decision_id, agent, action_digest, halt_epoch, expires_ms, account, symbol, quantity, limit_price, stop_loss,"
                    + " remaining, filled, state, order_id";

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

    /** Writes that it expired; whoever calls gives the headroom back. */
    void expire(Session session) throws SQLException {
        session.update("UPDATE permit SET state = ?, remaining = '0' WHERE id = ?", State.EXPIRED, terms.id());
    }

    /** Writes a new state. */
    void become(Session session, State next) throws SQLException {
        session.update("UPDATE permit SET state = ? WHERE id = ?", next, terms.id());
    }

    PermitRow as(State next) {
        return new PermitRow(terms, remaining, filled, next, orderId);
    }

    /** Binds the permit to the broker's order. */
    public void bind(Session session, String order) throws SQLException {
        session.update("UPDATE permit SET order_id = ? WHERE id = ?", order, terms.id());
    }

    /** Writes that some more was filled, and moves the position. A fill may come after its cancel: then nothing is reserved for it any more. */
    public void fill(Session session, BigDecimal signedQuantity, Instant now) throws SQLException {
        BigDecimal reserved = signedQuantity.abs().min(remaining.abs());
        BigDecimal released = signedQuantity.signum() < 0 ? reserved.negate() : reserved;
        Holdings.fill(
                session,
                terms.account(),
                terms.symbol(),
                released,
                signedQuantity,
                terms.order().stopLoss());
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
                order == null ? "" : order);
    }

    private static @Nullable BigDecimal decimal(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : new BigDecimal(text).stripTrailingZeros();
    }
}
