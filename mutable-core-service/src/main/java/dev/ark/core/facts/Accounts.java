package dev.ark.core.facts;

import static dev.ark.core.facts.Columns.decimal;
import static dev.ark.core.facts.Columns.text;

import dev.ark.contract.evaluation.Account;
import dev.ark.contract.http.AccountFact;
import dev.ark.core.sqlite.Session;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The trading accounts. Of a session the lowest equity is kept, so that a loss stays one until the next session. */
public final class Accounts {
    public static final FactTable<AccountFact> TABLE = FactTable.of(
                    AccountFact.class,
                    "accounts",
                    "account",
                    "id",
                    List.of("currency", "equity", "session_start_equity", "session", "session_low_equity", "at_ms"),
                    Accounts::values,
                    row -> new AccountFact(row.getString(1), decimal(row, 2), decimal(row, 3), row.getString(4)))
            .completedBy(AccountFact::writtenAt);

    private Accounts() {}

    private static List<@Nullable Object> values(AccountFact fact, FactTable.Write write) throws SQLException {
        String session = fact.sessionAt(write.at());
        Optional<BigDecimal> before = write.session()
                .first(
                        "SELECT session_low_equity FROM account WHERE id = ? AND session = ?",
                        row -> decimal(row, 1),
                        write.id(),
                        session);
        return List.of(
                fact.currency(),
                text(fact.equity()),
                text(fact.sessionStartEquity()),
                session,
                text(before.map(fact.equity()::min).orElse(fact.equity())),
                write.at().toEpochMilli());
    }

    /**
     * Accounts with what they hold.
     *
     * @param traded the symbols of which the order flow is read too
     */
    static Map<String, Account> read(Session session, Set<String> ids, SortedSet<String> traded, Instant asOf)
            throws SQLException {
        Map<String, Account> accounts = new HashMap<>();
        for (String id : ids) {
            account(session, id, traded, asOf).ifPresent(account -> accounts.put(id, account));
        }
        return accounts;
    }

    private static Optional<Account> account(Session session, String id, SortedSet<String> traded, Instant asOf)
            throws SQLException {
        Map<String, Account.Holding> holdings = Holdings.of(session, id);
        Map<String, Account.OrderFlow> flows = OrderFlows.read(session, id, traded, asOf);
        return session.first(
                """
                SELECT revision, currency, session, equity, session_start_equity, session_low_equity, at_ms
                FROM account WHERE id = ?""",
                row -> new Account(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        decimal(row, 4),
                        decimal(row, 5),
                        decimal(row, 6),
                        Columns.time(row, 7),
                        holdings,
                        flows),
                id);
    }
}
