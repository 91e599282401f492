package dev.ark.core.facts;

import static dev.ark.core.facts.Columns.decimal;
import static dev.ark.core.facts.Columns.optionalDecimal;
import static dev.ark.core.facts.Columns.optionalText;
import static dev.ark.core.facts.Columns.text;

import dev.ark.core.sqlite.Session;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What accounts' positions have cost, and what closing them has won or lost. Costs are kept without the multiplier, so that a multiplier that is put right
 * is right for what is held too. What a close has won is booked in the account's currency, with the multiplier and the fees that the instrument has
 * then, in the session that the account is in then. The fees are those of entering and leaving. For use inside a transaction.
 */
public final class Ledger {
    /** None where the cost is of another quantity: a fill went by that was not booked. */
    private static final String COST = "CASE WHEN costed = quantity THEN cost END";

    private Ledger() {}

    /**
     * A fill, to be booked.
     *
     * @param reserved how much of it was reserved, signed; the rest enters the position with the stop
     * @param quantity signed
     * @param stop of the order; absent when it has none
     */
    public record Fill(
            String account,
            String symbol,
            BigDecimal reserved,
            BigDecimal quantity,
            BigDecimal price,
            @Nullable BigDecimal stop) {}

    /**
     * What an account has won or lost in a symbol, in its currency.
     *
     * @param cost of what is held, before the multiplier, with the position's sign; absent where it is not known, zero where nothing is held
     * @param session realised in the account's session, after fees
     * @param total realised in all sessions, after fees
     * @param fees that are in the total
     * @param complete whether the cost of all that was closed in the session is known
     * @param completeInTotal likewise in all sessions
     */
    public record Result(
            @Nullable BigDecimal cost,
            BigDecimal session,
            BigDecimal total,
            BigDecimal fees,
            boolean complete,
            boolean completeInTotal) {
        /** Of a symbol in which nothing ever happened. */
        public static final Result NONE =
                new Result(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, true, true);

        private Result costing(@Nullable BigDecimal known) {
            return new Result(known, session, total, fees, complete, completeInTotal);
        }

        private Result plus(Realised more, boolean isNow) {
            return new Result(
                    cost,
                    isNow ? session.add(more.amount()) : session,
                    total.add(more.amount()),
                    fees.add(more.fees()),
                    complete && !(isNow && more.incomplete()),
                    completeInTotal && !more.incomplete());
        }
    }

    private record Realised(BigDecimal amount, BigDecimal fees, boolean incomplete) {
        static final Realised NONE = new Realised(BigDecimal.ZERO, BigDecimal.ZERO, false);

        static Realised of(ResultSet row, int first) throws SQLException {
            return new Realised(decimal(row, first), decimal(row, first + 1), row.getBoolean(first + 2));
        }

        Realised plus(Realised more) {
            return new Realised(amount.add(more.amount), fees.add(more.fees), incomplete || more.incomplete);
        }
    }

    private record Terms(BigDecimal multiplier, BigDecimal feesPerUnit) {}

    /** Moves a fill into the position, and books what it cost or has won. */
    public static void fill(Session session, Fill fill) throws SQLException {
        CostBasis before = basis(session, fill.account(), fill.symbol());
        Holdings.fill(session, fill.account(), fill.symbol(), fill.reserved(), fill.quantity(), fill.stop());
        Terms terms = terms(session, fill.symbol());
        CostBasis.Booked booked = before.filled(fill.quantity(), fill.price());
        session.update(
                "UPDATE holding SET cost = ?, costed = ? WHERE account = ? AND symbol = ?",
                optionalText(booked.after().cost()),
                text(booked.after().quantity()),
                fill.account(),
                fill.symbol());
        if (booked.closed().signum() != 0) {
            realise(session, fill, realised(booked, terms));
        }
    }

    private static Realised realised(CostBasis.Booked booked, @Nullable Terms terms) {
        if (booked.realised() == null || terms == null) {
            return new Realised(BigDecimal.ZERO, BigDecimal.ZERO, true);
        }
        BigDecimal fees = booked.closed().multiply(terms.feesPerUnit()).multiply(terms.multiplier());
        return new Realised(booked.realised().multiply(terms.multiplier()).subtract(fees), fees, false);
    }

    private static void realise(Session session, Fill fill, Realised more) throws SQLException {
        String trading = sessionOf(session, fill.account());
        Realised sum = session.first(
                        "SELECT realised, fees, incomplete FROM realised WHERE account = ? AND session = ? AND symbol = ?",
                        row -> Realised.of(row, 1),
                        fill.account(),
                        trading,
                        fill.symbol())
                .orElse(Realised.NONE)
                .plus(more);
        session.update(
                """
                INSERT INTO realised (account, session, symbol, realised, fees, incomplete) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (account, session, symbol) DO UPDATE
                SET realised = excluded.realised, fees = excluded.fees, incomplete = excluded.incomplete""",
                fill.account(),
                trading,
                fill.symbol(),
                text(sum.amount()),
                text(sum.fees()),
                sum.incomplete() ? 1 : 0);
    }

    /** All that an account holds or has ever closed, by symbol. */
    public static Map<String, Result> of(Session session, String account) throws SQLException {
        Map<String, Result> results = new TreeMap<>();
        String now = sessionOf(session, account);
        session.list(
                "SELECT symbol, session, realised, fees, incomplete FROM realised WHERE account = ?",
                row -> results.put(
                        row.getString(1),
                        results.getOrDefault(row.getString(1), Result.NONE)
                                .plus(Realised.of(row, 3), row.getString(2).equals(now))),
                account);
        session.list(
                "SELECT symbol, " + COST + " FROM holding WHERE account = ? AND quantity <> '0'",
                row -> results.put(
                        row.getString(1),
                        results.getOrDefault(row.getString(1), Result.NONE).costing(optionalDecimal(row, 2))),
                account);
        return results;
    }

    private static CostBasis basis(Session session, String account, String symbol) throws SQLException {
        return session.first(
                        "SELECT quantity, " + COST + " FROM holding WHERE account = ? AND symbol = ?",
                        row -> new CostBasis(decimal(row, 1), optionalDecimal(row, 2)),
                        account,
                        symbol)
                .filter(basis -> basis.quantity().signum() != 0)
                .orElse(CostBasis.FLAT);
    }

    private static @Nullable Terms terms(Session session, String symbol) throws SQLException {
        return session.first(
                        "SELECT multiplier, fees_per_unit FROM instrument WHERE symbol = ?",
                        row -> new Terms(decimal(row, 1), decimal(row, 2)),
                        symbol)
                .orElse(null);
    }

    /** The trading session that an account is in; empty while nobody has told of the account. */
    private static String sessionOf(Session session, String account) throws SQLException {
        return session.first("SELECT session FROM account WHERE id = ?", row -> row.getString(1), account)
                .orElse("");
    }
}
