package dev.ark.core.facts;

import static dev.ark.core.facts.Columns.decimal;
import static dev.ark.core.facts.Columns.optionalDecimal;

import dev.ark.contract.action.Trade;
import dev.ark.contract.evaluation.Account.Fill;
import dev.ark.contract.evaluation.Account.OpenSide;
import dev.ark.contract.evaluation.Account.OrderFlow;
import dev.ark.contract.evaluation.Lookback;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What happened lately to accounts' orders, by the time at which the core was told. Fills are known to the millisecond. Orders placed and
 * cancelled are counted by the second and leave the window with the last of it, so that one counts for the whole window and up to a second
 * longer.
 */
public final class OrderFlows {
    private static final String OPEN = """
            SELECT
            EXISTS (SELECT 1 FROM permit
                WHERE account = ?1 AND symbol = ?2 AND side = 'BUY' AND remaining <> '0' AND limit_price IS NULL),
            (SELECT max(limit_price) FROM permit WHERE account = ?1 AND symbol = ?2 AND side = 'BUY' AND remaining <> '0'),
            EXISTS (SELECT 1 FROM permit
                WHERE account = ?1 AND symbol = ?2 AND side = 'SELL' AND remaining <> '0' AND limit_price IS NULL),
            (SELECT min(limit_price) FROM permit WHERE account = ?1 AND symbol = ?2 AND side = 'SELL' AND remaining <> '0'),
            (SELECT sum(placed) FROM order_pace WHERE account = ?1 AND symbol = ?2 AND second >= ?3),
            (SELECT sum(cancelled) FROM order_pace WHERE account = ?1 AND symbol = ?2 AND second >= ?3)""";

    private OrderFlows() {}

    /** Counts an order that the broker has placed. */
    public static void placed(Session session, Instant at, String account, String symbol) throws SQLException {
        count(session, at, new Flow(account, symbol), 1, 0);
    }

    /** Counts an order of which the rest was cancelled. */
    public static void cancelled(Session session, Instant at, String account, String symbol) throws SQLException {
        count(session, at, new Flow(account, symbol), 0, 1);
    }

    private record Flow(String account, String symbol) {}

    private static void count(Session session, Instant at, Flow flow, int placed, int cancelled) throws SQLException {
        session.update("""
                        INSERT INTO order_pace (account, symbol, second, placed, cancelled) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (account, symbol, second) DO UPDATE
                        SET placed = placed + excluded.placed, cancelled = cancelled + excluded.cancelled""", flow.account(), flow.symbol(), at.getEpochSecond(), placed, cancelled);
    }

    static Map<String, OrderFlow> read(Session session, String account, SortedSet<String> symbols, Instant asOf)
            throws SQLException {
        Map<String, OrderFlow> flows = new HashMap<>();
        for (String symbol : symbols) {
            OrderFlow flow = flow(session, account, symbol, asOf);
            if (!flow.equals(OrderFlow.NONE)) {
                flows.put(symbol, flow);
            }
        }
        return flows;
    }

    private static OrderFlow flow(Session session, String account, String symbol, Instant asOf) throws SQLException {
        List<Fill> fills = fills(session, account, symbol, asOf);
        return session.first(
                        OPEN,
                        row -> new OrderFlow(
                                row.getInt(5),
                                row.getInt(6),
                                new OpenSide(row.getBoolean(1), optionalDecimal(row, 2)),
                                new OpenSide(row.getBoolean(3), optionalDecimal(row, 4)),
                                fills),
                        account,
                        symbol,
                        asOf.minus(Lookback.ORDERS).getEpochSecond())
                .orElse(OrderFlow.NONE);
    }

    private static List<Fill> fills(Session session, String account, String symbol, Instant asOf) throws SQLException {
        return session.list(
                "SELECT side, filled, last_fill_ms FROM permit WHERE account = ? AND symbol = ? AND last_fill_ms >= ?",
                row -> new Fill(
                        Trade.Side.valueOf(row.getString(1)), decimal(row, 2).abs(), Columns.time(row, 3)),
                account,
                symbol,
                asOf.minus(Lookback.ORDERS).toEpochMilli());
    }
}
