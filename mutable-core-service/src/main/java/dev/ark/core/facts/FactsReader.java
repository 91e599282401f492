package dev.ark.core.facts;

import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Conduct;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Market;
import dev.ark.contract.evaluation.People;
import dev.ark.contract.evaluation.Registers;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.core.sqlite.Session;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the facts for a group of proposals. The caller's session gives the one view that all of them are read from. Stateless. */
public final class FactsReader {
    private FactsReader() {}

    /** Reads what the query names. */
    public static Facts read(Session session, FactsQuery query, Instant now, Facts.Journal journal)
            throws SQLException {
        Fences fences = fences(session, journal);
        Map<String, Facts.Agent> agents = new HashMap<>();
        Map<String, Account> accounts = new HashMap<>();
        SortedSet<String> symbols = new TreeSet<>(query.symbols());
        for (String name : query.agents()) {
            var agent = agent(session, name);
            if (agent.isPresent()) {
                agents.put(name, agent.get());
                addAccount(session, agent.get().account(), accounts, symbols);
            }
        }
        Map<String, Market.Instrument> instruments = new HashMap<>();
        Map<String, Market.Mark> marks = new HashMap<>();
        for (String symbol : symbols) {
            addInstrument(session, symbol, instruments);
            addMark(session, symbol, marks);
        }
        return new Facts(
                fences.revision(),
                now,
                fences.control(),
                agents,
                accounts,
                new Market(instruments, marks, Map.of(), Map.of(), Map.of()),
                Registers.EMPTY,
                new People(reviews(session, query.actionDigests(), now), List.of(), List.of()),
                Conduct.NONE);
    }

    /** Whether a verdict on some facts still holds on others: all is the same but the times and the journal's progress. */
    public static boolean sameGround(Facts read, Facts current) {
        return read.control().tradingState() == current.control().tradingState()
                && read.control().haltEpoch() == current.control().haltEpoch()
                && read.agents().equals(current.agents())
                && read.accounts().equals(current.accounts())
                && read.market().equals(current.market())
                && read.registers().equals(current.registers())
                && read.people().equals(current.people());
    }

    private static Optional<Facts.Agent> agent(Session session, String name) throws SQLException {
        return session.first(
                "SELECT revision, account, principal, quarantine_reason, actions_per_minute, orders_per_minute FROM agent WHERE name = ?",
                row -> new Facts.Agent(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4) != null,
                        row.getInt(5),
                        row.getInt(6)),
                name);
    }

    private record Fences(long revision, Facts.Control control) {}

    private static Fences fences(Session session, Facts.Journal journal) throws SQLException {
        return session.first("""
                        SELECT coalesce((SELECT max(seq) FROM journal), 0), c.trading_state, c.halt_epoch, w.renewed_ms
                        FROM control c LEFT JOIN watchdog_lease w ON w.id = 1 WHERE c.id = 1""", row -> {
                    long renewed = row.getLong(4);
                    Instant seen = row.wasNull() ? null : Instant.ofEpochMilli(renewed);
                    TradingState state = TradingState.valueOf(row.getString(2));
                    return new Fences(row.getLong(1), new Facts.Control(state, row.getLong(3), seen, journal));
                })
                .orElseThrow(() -> new SQLException("the control row is missing"));
    }

    private static void addAccount(Session session, String id, Map<String, Account> accounts, SortedSet<String> symbols)
            throws SQLException {
        if (accounts.containsKey(id)) {
            return;
        }
        Map<String, Account.Holding> holdings = holdings(session, id);
        symbols.addAll(holdings.keySet());
        session.first(
                        "SELECT revision, currency, equity, session_start_equity, at_ms FROM account WHERE id = ?",
                        row -> new Account(
                                row.getLong(1),
                                row.getString(2),
                                "",
                                decimal(row, 3),
                                decimal(row, 4),
                                decimal(row, 3),
                                Instant.ofEpochMilli(row.getLong(5)),
                                holdings,
                                Map.of()),
                        id)
                .ifPresent(account -> accounts.put(id, account));
    }

    static Map<String, Account.Holding> holdings(Session session, String account) throws SQLException {
        Map<String, Account.Holding> holdings = new HashMap<>();
        session.list(
                "SELECT symbol, quantity, open_buys, open_sells FROM holding WHERE account = ?",
                row -> holdings.put(
                        row.getString(1),
                        new Account.Holding(decimal(row, 2), decimal(row, 3), decimal(row, 4), null, null)),
                account);
        return holdings;
    }

    private static void addInstrument(Session session, String symbol, Map<String, Market.Instrument> instruments)
            throws SQLException {
        session.first(
                        """
                        SELECT revision, asset_class, tick_size, multiplier, average_daily_volume, max_quote_age_seconds
                        FROM instrument WHERE symbol = ?""",
                        row -> new Market.Instrument(
                                row.getLong(1),
                                row.getString(2),
                                decimal(row, 3),
                                decimal(row, 4),
                                decimal(row, 5),
                                BigDecimal.ZERO,
                                row.getInt(6),
                                false,
                                List.of()),
                        symbol)
                .ifPresent(instrument -> instruments.put(symbol, instrument));
    }

    private static void addMark(Session session, String symbol, Map<String, Market.Mark> marks) throws SQLException {
        session.first(
                        "SELECT revision, price, source, at_ms FROM mark WHERE symbol = ?",
                        row -> new Market.Mark(
                                row.getLong(1),
                                decimal(row, 2),
                                null,
                                row.getString(3),
                                Instant.ofEpochMilli(row.getLong(4))),
                        symbol)
                .ifPresent(mark -> marks.put(symbol, mark));
    }

    private static Map<String, People.Review> reviews(Session session, SortedSet<String> digests, Instant now)
            throws SQLException {
        Map<String, People.Review> reviews = new HashMap<>();
        for (String digest : digests) {
            session.first(
                            """
                            SELECT revision, reviewer, at_ms, expires_ms FROM review
                            WHERE action_digest = ? AND expires_ms > ?""",
                            row -> new People.Review(
                                    row.getLong(1),
                                    row.getString(2),
                                    Instant.ofEpochMilli(row.getLong(3)),
                                    Instant.ofEpochMilli(row.getLong(4))),
                            digest,
                            now.toEpochMilli())
                    .ifPresent(review -> reviews.put(digest, review));
        }
        return reviews;
    }

    private static BigDecimal decimal(ResultSet row, int column) throws SQLException {
        return new BigDecimal(row.getString(column));
    }
}
