package dev.ark.core.facts;

import static dev.ark.core.facts.Columns.decimal;
import static dev.ark.core.facts.Columns.optionalDecimal;
import static dev.ark.core.facts.Columns.optionalText;
import static dev.ark.core.facts.Columns.text;

import dev.ark.contract.evaluation.Account.Holding;
import dev.ark.core.sqlite.Session;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What accounts hold and have reserved, and the stops behind it. Quantities are signed: bought is positive, sold is negative. A stop is
 * forgotten when its side can no longer exist. For use inside a transaction.
 */
public final class Holdings {
    private Holdings() {}

    /**
     * Sets headroom aside for an order.
     *
     * @param stop of the order; absent when it has none
     */
    public static void reserve(
            Session session, String account, String symbol, BigDecimal quantity, @Nullable BigDecimal stop)
            throws SQLException {
        write(session, account, symbol, read(session, account, symbol).withOpen(quantity, stop));
    }

    /** Gives back headroom that an order no longer needs. */
    public static void release(Session session, String account, String symbol, BigDecimal quantity)
            throws SQLException {
        write(session, account, symbol, moved(read(session, account, symbol), quantity, BigDecimal.ZERO));
    }

    /**
     * Moves a filled part of an order from the reservation to the position.
     *
     * @param reserved how much of it was reserved; the rest enters the position with the stop
     * @param stop of the order; absent when it has none
     */
    public static void fill(
            Session session,
            String account,
            String symbol,
            BigDecimal reserved,
            BigDecimal filled,
            @Nullable BigDecimal stop)
            throws SQLException {
        BigDecimal unreserved = filled.subtract(reserved);
        Holding before = read(session, account, symbol);
        Holding opened = unreserved.signum() == 0 ? before : before.withOpen(unreserved, stop);
        write(session, account, symbol, moved(opened, filled, filled));
    }

    private static Holding moved(Holding holding, BigDecimal released, BigDecimal filled) {
        boolean buys = released.signum() >= 0;
        return new Holding(
                holding.quantity().add(filled),
                buys ? holding.openBuys().subtract(released) : holding.openBuys(),
                buys ? holding.openSells() : holding.openSells().add(released),
                holding.longStop(),
                holding.shortStop());
    }

    /** All that an account holds or has reserved, by symbol. */
    static Map<String, Holding> of(Session session, String account) throws SQLException {
        Map<String, Holding> holdings = new HashMap<>();
        session.list(
                "SELECT symbol, quantity, open_buys, open_sells, long_stop, short_stop FROM holding WHERE account = ?",
                row -> holdings.put(
                        row.getString(1),
                        new Holding(
                                decimal(row, 2),
                                decimal(row, 3),
                                decimal(row, 4),
                                optionalDecimal(row, 5),
                                optionalDecimal(row, 6))),
                account);
        return holdings;
    }

    private static Holding read(Session session, String account, String symbol) throws SQLException {
        return session.first(
                        """
                        SELECT quantity, open_buys, open_sells, long_stop, short_stop FROM holding
                        WHERE account = ? AND symbol = ?""",
                        row -> new Holding(
                                decimal(row, 1),
                                decimal(row, 2),
                                decimal(row, 3),
                                optionalDecimal(row, 4),
                                optionalDecimal(row, 5)),
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
                    INSERT INTO holding (account, symbol, quantity, open_buys, open_sells, long_stop, short_stop)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (account, symbol) DO UPDATE
                    SET quantity = excluded.quantity, open_buys = excluded.open_buys, open_sells = excluded.open_sells,
                    long_stop = excluded.long_stop, short_stop = excluded.short_stop""",
                    account,
                    symbol,
                    text(holding.quantity()),
                    text(holding.openBuys()),
                    text(holding.openSells()),
                    holding.mayBeLong() ? optionalText(holding.longStop()) : null,
                    holding.mayBeShort() ? optionalText(holding.shortStop()) : null);
        }
    }
}
