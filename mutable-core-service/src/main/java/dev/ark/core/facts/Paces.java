package dev.ark.core.facts;

import dev.ark.contract.evaluation.Conduct;
import dev.ark.contract.evaluation.Conduct.Pace;
import dev.ark.contract.evaluation.Lookback;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * How agents have behaved. Their pace is counted by the second and leaves the window with the last of it, so that an action counts for the
 * whole window and up to a second longer. Denials are known to the millisecond.
 */
public final class Paces {
    private Paces() {}

    /** Counts what was decided of an agent, as part of the decision's transaction. */
    public static void count(Session session, Instant at, String agent, Pace decided) throws SQLException {
        session.update("""
                INSERT INTO agent_pace (agent, second, actions, orders) VALUES (?, ?, ?, ?)
                ON CONFLICT (agent, second) DO UPDATE
                SET actions = actions + excluded.actions, orders = orders + excluded.orders""", agent, at.getEpochSecond(), decided.actions(), decided.orders());
    }

    static Conduct read(Session session, FactsQuery query, Instant asOf) throws SQLException {
        return new Conduct(
                paces(session, query.agents(), asOf),
                denials(session, query.actionDigests(), asOf),
                depths(session, query.needs().causes(), query.agents()));
    }

    static Map<String, Pace> paces(Session session, SortedSet<String> agents, Instant asOf) throws SQLException {
        Map<String, Pace> paces = new HashMap<>();
        session.list(
                """
                SELECT p.agent, sum(p.actions), sum(p.orders)
                FROM json_each(?) AS asked CROSS JOIN agent_pace AS p ON p.agent = asked.value
                WHERE p.second >= ? GROUP BY p.agent""",
                row -> paces.put(row.getString(1), new Pace(row.getInt(2), row.getInt(3))),
                Columns.array(agents),
                asOf.minus(Lookback.CONDUCT).getEpochSecond());
        return paces;
    }

    /** What the rules denied. What the core denied for want of them, or of a person's word, tells nothing of how an agent behaves. */
    private static Map<String, Integer> denials(Session session, SortedSet<String> digests, Instant asOf)
            throws SQLException {
        Map<String, Integer> denials = new HashMap<>();
        session.list(
                """
                SELECT d.action_digest, count(*)
                FROM json_each(?) AS asked CROSS JOIN decision AS d ON d.action_digest = asked.value
                WHERE d.at_ms >= ? AND d.outcome = 'DENIED' AND d.origin = 'EVALUATOR'
                GROUP BY d.action_digest""",
                row -> denials.put(row.getString(1), row.getInt(2)),
                Columns.array(digests),
                asOf.minus(Lookback.CONDUCT).toEpochMilli());
        return denials;
    }

    private static Map<String, Integer> depths(Session session, Set<String> causes, Set<String> agents)
            throws SQLException {
        if (causes.isEmpty()) {
            return Map.of();
        }
        Map<String, Integer> depths = new HashMap<>();
        session.list(
                """
                SELECT d.agent, d.id, max(d.depth)
                FROM json_each(?) AS asked CROSS JOIN decision AS d ON d.id = asked.value
                WHERE d.agent IN (SELECT value FROM json_each(?)) GROUP BY d.agent, d.id""",
                row -> depths.put(Conduct.depthKey(row.getString(1), row.getString(2)), row.getInt(3)),
                Columns.array(causes),
                Columns.array(agents));
        return depths;
    }
}
