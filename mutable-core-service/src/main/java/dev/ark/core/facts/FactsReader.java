package dev.ark.core.facts;

import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Conduct;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Market;
import dev.ark.contract.evaluation.Needs;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the facts for a group of proposals. The caller's session gives the one view that all of them are read from. Stateless. */
public final class FactsReader {
    private FactsReader() {}

    /**
     * Reads what the query names.
     *
     * @param asOf where the windows end
     */
    public static Facts read(Session session, FactsQuery query, Instant asOf, Facts.Journal journal)
            throws SQLException {
        return facts(session, query, asOf, journal, Paces.read(session, query, asOf));
    }

    /**
     * Whether a verdict on some facts still holds: what was read, read again now over the same windows, is the same but for the journal's
     * progress. Agents' conduct is not looked at: it changes with every decision, also of actions that have nothing to do with these. Nor are prices:
     * a feed moves them all the time, and how old they may be when a verdict is committed is bounded by the facts' lifetime.
     */
    public static boolean stillHolds(Session session, FactsQuery query, Facts read) throws SQLException {
        Facts current = facts(session, query, read.asOf(), read.control().journal(), Conduct.NONE);
        return read.control().tradingState() == current.control().tradingState()
                && read.control().haltEpoch() == current.control().haltEpoch()
                && read.agents().equals(current.agents())
                && read.accounts().equals(current.accounts())
                && sameMarket(read.market(), current.market())
                && read.registers().equals(current.registers())
                && read.people().equals(current.people());
    }

    private static boolean sameMarket(Market read, Market current) {
        return read.instruments().equals(current.instruments())
                && read.sources().equals(current.sources())
                && read.intents().equals(current.intents())
                && read.publications().equals(current.publications());
    }

    private static Facts facts(Session session, FactsQuery query, Instant asOf, Facts.Journal journal, Conduct conduct)
            throws SQLException {
        Fences fences = fences(session, journal);
        Needs needs = query.needs();
        Map<String, Facts.Agent> agents = agents(session, query.agents(), query.slot());
        Map<String, Account> accounts =
                needs.account() ? Accounts.read(session, accountsOf(agents), needs.traded(), asOf) : Map.of();
        return new Facts(
                fences.revision(),
                asOf,
                fences.control(),
                agents,
                accounts,
                market(session, needs, accounts, asOf),
                Registry.read(session, needs),
                Instructions.read(session, agents, query.actionDigests(), asOf),
                conduct);
    }

    private static Market market(Session session, Needs needs, Map<String, Account> accounts, Instant asOf)
            throws SQLException {
        SortedSet<String> quoted = new TreeSet<>(needs.traded());
        if (!quoted.isEmpty()) {
            accounts.values()
                    .forEach(account -> quoted.addAll(account.holdings().keySet()));
        }
        Map<String, Market.Mark> marks = Marks.read(session, quoted);
        Set<String> sources = new TreeSet<>();
        marks.values().forEach(mark -> sources.add(mark.source()));
        quoted.addAll(Instruments.named(session, needs.mentioned()));
        return new Market(
                Instruments.read(session, quoted),
                marks,
                Marks.sources(session, sources),
                Intents.read(session, needs.traded(), asOf),
                Publications.read(session, needs.traded(), asOf));
    }

    /** The agents as one slot has them: one that is quarantined in the other alone is not quarantined here. */
    static Map<String, Facts.Agent> agents(Session session, SortedSet<String> names, String slot) throws SQLException {
        Map<String, Facts.Agent> agents = new HashMap<>();
        session.list(
                """
                SELECT a.name, a.revision, a.account, a.principal,
                a.quarantine_reason IS NOT NULL AND coalesce(q.scope, 'all') IN ('all', ?),
                a.actions_per_minute, a.orders_per_minute
                FROM json_each(?) AS asked CROSS JOIN agent AS a ON a.name = asked.value
                LEFT JOIN quarantine AS q ON q.agent = a.name AND q.fence_epoch = a.fence_epoch""",
                row -> agents.put(
                        row.getString(1),
                        new Facts.Agent(
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                row.getBoolean(5),
                                row.getInt(6),
                                row.getInt(7))),
                slot,
                Columns.array(names));
        return agents;
    }

    private static Set<String> accountsOf(Map<String, Facts.Agent> agents) {
        Set<String> accounts = new TreeSet<>();
        agents.values().forEach(agent -> accounts.add(agent.account()));
        return accounts;
    }

    record Fences(long revision, Facts.Control control) {}

    static Fences fences(Session session, Facts.Journal journal) throws SQLException {
        return session.first("""
                        SELECT coalesce((SELECT max(seq) FROM journal), 0), c.trading_state, c.halt_epoch, w.renewed_ms
                        FROM control c LEFT JOIN watchdog_lease w ON w.id = 1 WHERE c.id = 1""", row -> {
                    TradingState state = TradingState.valueOf(row.getString(2));
                    return new Fences(
                            row.getLong(1),
                            new Facts.Control(state, row.getLong(3), Columns.optionalTime(row, 4), journal));
                })
                .orElseThrow(() -> new SQLException("the control row is missing"));
    }
}
