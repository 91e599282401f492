package dev.ark.core.facts;

import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Conduct;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Market;
import dev.ark.contract.evaluation.People;
import dev.ark.contract.evaluation.Registers;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what is known of one account, to be looked at and not to be decided on. Stateless. */
public final class AccountFacts {
    /** Nobody asks for it. */
    private static final Facts.Journal CONDITION = new Facts.Journal(false, 0, false);

    /** Who is quarantined in one slot alone is not shown here. */
    private static final String NO_SLOT = "";

    private AccountFacts() {}

    /** The account, what it holds with the prices of it, and its agents with their pace up to a time. */
    public static Facts read(Session session, String account, Instant asOf) throws SQLException {
        Map<String, Account> accounts = Accounts.read(session, Set.of(account), Collections.emptySortedSet(), asOf);
        SortedSet<String> symbols = new TreeSet<>();
        accounts.values().forEach(known -> symbols.addAll(known.holdings().keySet()));
        SortedSet<String> agents = agents(session, account);
        FactsReader.Fences fences = FactsReader.fences(session, CONDITION);
        return new Facts(
                fences.revision(),
                asOf,
                fences.control(),
                FactsReader.agents(session, agents, NO_SLOT),
                accounts,
                market(session, symbols),
                Registers.EMPTY,
                People.SILENT,
                new Conduct(Paces.paces(session, agents, asOf), Map.of(), Map.of()));
    }

    private static SortedSet<String> agents(Session session, String account) throws SQLException {
        return new TreeSet<>(
                session.list("SELECT name FROM agent WHERE account = ?", row -> row.getString(1), account));
    }

    private static Market market(Session session, Set<String> symbols) throws SQLException {
        Map<String, Market.Mark> marks = Marks.read(session, symbols);
        Set<String> sources = marks.values().stream().map(Market.Mark::source).collect(Collectors.toSet());
        return new Market(
                Instruments.read(session, symbols),
                marks,
                Marks.sources(session, sources),
                Map.<String, List<Market.Intent>>of(),
                Map.<String, List<Market.Published>>of());
    }
}
