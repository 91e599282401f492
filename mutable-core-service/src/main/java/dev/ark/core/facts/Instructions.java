package dev.ark.core.facts;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.People;
import dev.ark.contract.evaluation.People.Directive;
import dev.ark.contract.evaluation.People.Forbidden;
import dev.ark.contract.evaluation.People.Override;
import dev.ark.contract.evaluation.People.Review;
import dev.ark.contract.http.DirectiveFact;
import dev.ark.contract.http.OverrideFact;
import dev.ark.core.sqlite.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people have said: users' directives, operators' overrides and their reviews. Only what is alive is read: the queries sort by
 * {@code +id}, so that SQLite walks the index of what is active and not, in order of id, all that was ever said.
 */
public final class Instructions {
    private static final TypeReference<Forbidden> FORBIDDEN = new TypeReference<>() {};

    public static final FactTable<DirectiveFact> DIRECTIVES = FactTable.of(
            DirectiveFact.class,
            "directives",
            "directive",
            "id",
            List.of("principal", "said", "forbids", "active", "expires_ms"),
            (fact, write) -> Arrays.asList(
                    fact.principal(),
                    fact.text(),
                    Columns.json(fact.forbids()),
                    Columns.flag(fact.active()),
                    Columns.optionalMillis(fact.expiresAt())),
            row -> new DirectiveFact(
                    row.getString(1),
                    row.getString(2),
                    Columns.fromJson(row, 3, FORBIDDEN),
                    row.getBoolean(4),
                    Columns.optionalTime(row, 5)));

    public static final FactTable<OverrideFact> OVERRIDES = FactTable.of(
                    OverrideFact.class,
                    "overrides",
                    "override",
                    "id",
                    List.of(
                            "kind",
                            "reason",
                            "agent",
                            "account",
                            "symbol",
                            "action_digest",
                            "rule",
                            "expires_ms",
                            "active",
                            "actor",
                            "at_ms"),
                    Instructions::values,
                    row -> new OverrideFact(
                            Override.Kind.valueOf(row.getString(1)),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            Columns.time(row, 8),
                            row.getBoolean(9)))
            .completedBy(OverrideFact::writtenAt);

    /** Everybody's and some principals' directives, each found by the index; {@code ifnull} is written as the index has it. */
    static final String DIRECTIVES_ALIVE = """
            SELECT * FROM (
              SELECT revision, id, principal, said, forbids, expires_ms FROM directive
              WHERE active = 1 AND principal IS NULL AND ifnull(expires_ms, 9223372036854775807) > ?
              UNION ALL
              SELECT d.revision, d.id, d.principal, d.said, d.forbids, d.expires_ms
              FROM json_each(?) AS asked CROSS JOIN directive AS d ON d.principal = asked.value
              WHERE d.active = 1 AND ifnull(d.expires_ms, 9223372036854775807) > ?
            ) ORDER BY +id""";

    private Instructions() {}

    private static List<@Nullable Object> values(OverrideFact fact, FactTable.Write write) {
        return Arrays.asList(
                fact.kind(),
                fact.reason(),
                fact.agent(),
                fact.account(),
                fact.symbol(),
                fact.actionDigest(),
                fact.rule(),
                Columns.optionalMillis(fact.expiresAt()),
                Columns.flag(fact.active()),
                write.actor(),
                write.at().toEpochMilli());
    }

    /** What concerns some agents and the actions of some digests. */
    static People read(Session session, Map<String, Facts.Agent> agents, SortedSet<String> digests, Instant asOf)
            throws SQLException {
        return new People(
                reviews(session, digests, asOf),
                overrides(session, asOf).stream()
                        .filter(override -> concernsOne(override, agents))
                        .filter(override ->
                                override.actionDigest() == null || digests.contains(override.actionDigest()))
                        .toList(),
                directives(session, agents.values(), asOf));
    }

    private static boolean concernsOne(Override override, Map<String, Facts.Agent> agents) {
        return agents.entrySet().stream()
                .anyMatch(agent ->
                        override.concerns(agent.getKey(), agent.getValue().account()));
    }

    private static Map<String, Review> reviews(Session session, Set<String> digests, Instant asOf) throws SQLException {
        Map<String, Review> reviews = new HashMap<>();
        session.list(
                """
                SELECT r.action_digest, r.revision, r.reviewer, r.at_ms, r.expires_ms
                FROM json_each(?) AS asked CROSS JOIN review AS r ON r.action_digest = asked.value WHERE r.expires_ms > ?""",
                row -> reviews.put(
                        row.getString(1),
                        new Review(row.getLong(2), row.getString(3), Columns.time(row, 4), Columns.time(row, 5))),
                Columns.array(digests),
                asOf.toEpochMilli());
        return reviews;
    }

    private static List<Override> overrides(Session session, Instant asOf) throws SQLException {
        return session.list("""
                SELECT revision, id, kind, actor, reason, agent, account, symbol, action_digest, rule, at_ms, expires_ms
                FROM override WHERE active = 1 AND expires_ms > ? ORDER BY +id""", Instructions::override, asOf.toEpochMilli());
    }

    private static Override override(ResultSet row) throws SQLException {
        return new Override(
                row.getLong(1),
                row.getString(2),
                Override.Kind.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                Columns.time(row, 11),
                Columns.time(row, 12));
    }

    private static List<Directive> directives(Session session, Collection<Facts.Agent> agents, Instant asOf)
            throws SQLException {
        Set<String> principals = new TreeSet<>();
        agents.forEach(agent -> principals.add(agent.principal()));
        return session.list(
                DIRECTIVES_ALIVE,
                row -> new Directive(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Columns.fromJson(row, 5, FORBIDDEN),
                        Columns.optionalTime(row, 6)),
                asOf.toEpochMilli(),
                Columns.array(principals),
                asOf.toEpochMilli());
    }
}
