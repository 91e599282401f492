package dev.ark.core.facts;

import dev.ark.contract.action.Trade;
import dev.ark.contract.evaluation.Lookback;
import dev.ark.contract.evaluation.Market.Intent;
import dev.ark.contract.http.IntentFact;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** What clients and other principals intend to trade. */
public final class Intents {
    public static final FactTable<IntentFact> TABLE = FactTable.of(
            IntentFact.class,
            "intents",
            "intent",
            "id",
            List.of("principal", "symbol", "side", "pending", "at_ms"),
            (fact, write) -> List.of(
                    fact.principal(),
                    fact.symbol(),
                    fact.side(),
                    Columns.flag(fact.pending()),
                    fact.at().toEpochMilli()),
            row -> new IntentFact(
                    row.getString(1),
                    row.getString(2),
                    Trade.Side.valueOf(row.getString(3)),
                    row.getBoolean(4),
                    Columns.time(row, 5)));

    private Intents() {}

    /** All in some symbols that are pending, and those that were made known within the window. */
    static Map<String, List<Intent>> read(Session session, SortedSet<String> symbols, Instant asOf)
            throws SQLException {
        Map<String, List<Intent>> intents = new HashMap<>();
        for (String symbol : symbols) {
            List<Intent> found = session.list(
                    """
                    SELECT revision, id, principal, side, pending, at_ms FROM intent WHERE symbol = ?1 AND pending = 1
                    UNION ALL
                    SELECT revision, id, principal, side, pending, at_ms FROM intent
                    WHERE symbol = ?1 AND pending = 0 AND at_ms >= ?2
                    ORDER BY 2""",
                    row -> new Intent(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            Trade.Side.valueOf(row.getString(4)),
                            row.getBoolean(5),
                            Columns.time(row, 6)),
                    symbol,
                    asOf.minus(Lookback.INTENTS).toEpochMilli());
            if (!found.isEmpty()) {
                intents.put(symbol, found);
            }
        }
        return intents;
    }
}
