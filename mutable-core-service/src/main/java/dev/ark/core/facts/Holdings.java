package dev.ark.core.facts;

import dev.ark.contract.evaluation.Account.Holding;
import dev.ark.core.sqlite.Session;
import java.math.BigDecimal;
import java.sql.SQLException;

/** What accounts hold and have reserved. Quantities are signed: bought is positive, sold is negative. For use inside a transaction. */
public final class Holdings {
    private Holdings() {}

    /** Sets headroom aside for an order. */
    public static void reserve(Session session, String account, String symbol, BigDecimal quantity)
            throws SQLException {
        Holding holding = read(session, account, symbol);
        write(session, account, symbol, holding.withOpen(quantity, null));
    }

    /** Gives back headroom that an order no longer needs. */
    public static void release(Session session, String account, String symbol, BigDecimal quantity)
            throws SQLException {
        write(session, account, symbol, withoutOpen(read(session, account, symbol), quantity));
    }

    /** Moves a filled part of an order from the reservation to the position. */
    public static void fill(Session session, String account, String symbol, BigDecimal reserved, BigDecimal filled)
            throws SQLException {
        Holding holding = withoutOpen(read(session, account, symbol), reserved);
        write(
                session,
                account,
                symbol,
                new Holding(holding.quantity().add(filled), holding.openBuys(), holding.openSells(), null, null));
    }

    private static Holding withoutOpen(Holding holding, BigDecimal quantity) {
        return quantity.signum() >= 0
                ? new Holding(
                        holding.quantity(), holding.openBuys().subtract(quantity), holding.openSells(), null, null)
                : new Holding(
                        holding.quantity(),
                        holding.openBuys(),
                        holding.openSells().add(quantity),
                        null,
                        null);
    }

    private static Holding read(Session session, String account, String symbol) throws SQLException {
        return session.first(
                        "SELECT quantity, open_buys, open_sells FROM holding WHERE account = ? AND symbol = ?",
                        row -> new Holding(
                                new BigDecimal(row.getString(1)),
                                new BigDecimal(row.getString(2)),
                                new BigDecimal(row.getString(3)),
                                null,
                                null),
                        account,
                        symbol)
                .orElse(Holding.NONE);
    }

    private static void write(Session session, String account, String symbol, Holding holding) throws SQLException {
        if (holding.openBuys().signum() < 0 || holding.openSells().signum() < 0) {
            throw new IllegalStateException(
                    "more of " + symbol + " would be released in " + account + " than is reserved");
        }
        boolean empty = holding.quantity().signum() == 0
                && holding.openBuys().signum() == 0
                && holding.openSells().signum() == 0;
        if (empty) {
            session.update("DELETE FROM holding WHERE account = ? AND symbol = ?", account, symbol);
        } else {
            session.update(
                    """
                    INSERT INTO holding (account, symbol, quantity, open_buys, open_sells) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (account, symbol) DO UPDATE
                    SET quantity = excluded.quantity, open_buys = excluded.open_buys, open_sells = excluded.open_sells""",
                    account,
                    symbol,
                    text(holding.quantity()),
                    text(holding.openBuys()),
                    text(holding.openSells()));
        }
    }

    private static String text(BigDecimal quantity) {
        return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
    }
}
