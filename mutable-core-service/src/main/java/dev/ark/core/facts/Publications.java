package dev.ark.core.facts;

import dev.ark.contract.action.Publication;
import dev.ark.contract.evaluation.Lookback;
import dev.ark.contract.evaluation.Market.Published;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** Who published, or was allowed to publish, about which symbol. */
public final class Publications {
    private Publications() {}

    /** The symbols that a publication is about: the one that it says, whether or not that is registered yet, and each instrument that its text names. */
    public static Set<String> symbols(Session session, Publication publication) throws SQLException {
        Set<String> symbols = Instruments.named(session, publication.mentions());
        publication.about().ifPresent(symbols::add);
        return symbols;
    }

    /**
     * Records an approved publication, as part of the decision's transaction.
     *
     * @param published whose it is, from when, and by which decision's sequence
     */
    public static void record(Session session, Published published, Set<String> symbols) throws SQLException {
        for (String symbol : symbols) {
            session.update(
                    """
                    INSERT INTO publication (symbol, agent, principal, account, at_ms, revision) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (symbol, agent, principal, account) DO UPDATE
                    SET at_ms = excluded.at_ms, revision = excluded.revision""",
                    symbol,
                    published.agent(),
                    published.principal(),
                    published.account(),
                    published.at().toEpochMilli(),
                    published.revision());
        }
    }

    /** The publications about some symbols within the window, known to the millisecond. */
    static Map<String, List<Published>> read(Session session, SortedSet<String> symbols, Instant asOf)
            throws SQLException {
        Map<String, List<Published>> publications = new HashMap<>();
        for (String symbol : symbols) {
            List<Published> found = session.list(
                    """
                    SELECT revision, agent, principal, account, at_ms FROM publication
                    WHERE symbol = ? AND at_ms >= ? ORDER BY agent, principal, account""",
                    row -> new Published(
                            row.getLong(1), row.getString(2), row.getString(3), row.getString(4), Columns.time(row, 5)),
                    symbol,
                    oldest(asOf));
            if (!found.isEmpty()) {
                publications.put(symbol, found);
            }
        }
        return publications;
    }

    static long oldest(Instant asOf) {
        return asOf.minus(Lookback.PUBLICATIONS).toEpochMilli();
    }
}
