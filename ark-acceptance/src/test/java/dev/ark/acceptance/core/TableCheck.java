package dev.ark.acceptance.core;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Whether the tables say what the journal says. */
final class TableCheck {
    /** Each lists what must not be. */
    private static final List<Rule> RULES = List.of(
            new Rule("the sequence has a gap", "SELECT count(*), max(seq) FROM journal HAVING count(*) <> max(seq)"),
            new Rule("the versions of a key have a gap", """
                    SELECT owner, key, max(version), count(*) FROM state_version GROUP BY space, owner, key
                    HAVING count(*) <> max(version) OR min(version) <> 1"""),
            new Rule("a key is not at its latest version", """
                    SELECT owner, key, version FROM state_head h WHERE version <>
                    (SELECT max(version) FROM state_version v WHERE v.space = h.space AND v.owner = h.owner AND v.key = h.key)"""),
            new Rule("a version is not what its row says", """
                    SELECT v.owner, v.key, v.version, v.seq FROM state_version v LEFT JOIN journal j ON j.seq = v.seq
                    WHERE j.seq IS NULL OR instr(j.body, json_extract(v.value, '$.note')) = 0"""),
            new Rule("a transaction was done in part", """
                    SELECT a.owner, a.version FROM state_version a WHERE a.key = 'pair-a' AND NOT EXISTS
                    (SELECT 1 FROM state_version b WHERE b.space = a.space AND b.owner = a.owner AND b.key = 'pair-b'
                     AND b.seq = a.seq AND b.value = a.value)"""),
            new Rule("a memory is not what its row says", """
                    SELECT m.agent, m.id FROM memory m LEFT JOIN journal j ON j.seq = m.seq
                    WHERE j.type IS NOT 'memory_stored' OR instr(j.body, json_extract(m.content, '$.note')) = 0"""),
            new Rule("a row of the journal has no memory", """
                    SELECT seq FROM journal WHERE type = 'memory_stored' AND seq NOT IN (SELECT seq FROM memory)"""),
            new Rule("evidence is not what its row says", """
                    SELECT e.id FROM evidence e LEFT JOIN journal j ON j.seq = e.revision
                    WHERE j.type IS NOT 'fact' OR instr(j.body, e.id) = 0"""),
            new Rule("a decision is not what its row says", """
                    SELECT d.seq FROM decision d LEFT JOIN journal j ON j.seq = d.seq
                    WHERE j.seq IS NULL OR json_extract(j.body, '$.decision_id') <> d.id
                    OR upper(json_extract(j.body, '$.outcome')) <> d.outcome"""),
            new Rule("a row of the journal has no decision", """
                    SELECT seq FROM journal WHERE type = 'decision' AND seq NOT IN (SELECT seq FROM decision)"""),
            new Rule("an approval has not one permit", """
                    SELECT d.seq FROM decision d WHERE d.outcome = 'APPROVED'
                    AND (SELECT count(*) FROM permit p WHERE p.decision_id = d.id) <> 1"""),
            new Rule("a permit was spent in the journal or in its table alone", """
                    SELECT id FROM permit WHERE (state = 'SPENT') <> (id IN
                    (SELECT json_extract(body, '$.permit_id') FROM journal WHERE type = 'permit_spent'))"""),
            new Rule("an execution is in the journal or in its table alone", """
                    SELECT seq FROM (SELECT seq FROM journal WHERE type = 'execution' UNION ALL SELECT seq FROM execution)
                    GROUP BY seq HAVING count(*) <> 2"""),
            new Rule("a holding is not the sum of its permits", """
                    SELECT h.account, h.symbol FROM holding h WHERE
                    CAST(h.open_buys AS INTEGER) <> (SELECT coalesce(sum(CAST(p.remaining AS INTEGER)), 0) FROM permit p
                        WHERE p.account = h.account AND p.symbol = h.symbol AND p.side = 'BUY')
                    OR CAST(h.quantity AS INTEGER) <> (SELECT coalesce(sum(CAST(p.filled AS INTEGER)), 0) FROM permit p
                        WHERE p.account = h.account AND p.symbol = h.symbol)"""));

    private TableCheck() {}

    private record Rule(String violation, String sql) {}

    /** What differs. */
    static List<String> violations(Connection connection, FenceCheck fences) throws SQLException {
        List<String> violations = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (Rule rule : RULES) {
                String found = first(statement, rule.sql());
                if (!found.isEmpty()) {
                    violations.add(rule.violation() + ": " + found);
                }
            }
            fences(statement, fences, violations);
        }
        return violations;
    }

    private static void fences(Statement statement, FenceCheck fences, List<String> violations) throws SQLException {
        String control = first(statement, "SELECT trading_state, halt_epoch FROM control");
        // Nothing has changed what was installed until the first fence.
        String expected = fences.tradingState() + " " + Math.max(1, fences.haltEpoch());
        if (!control.equals(expected)) {
            violations.add("the halt state is " + control + ", and the journal says " + expected);
        }
        try (ResultSet agent = statement.executeQuery("SELECT name, quarantine_reason IS NOT NULL FROM agent")) {
            while (agent.next()) {
                if (agent.getBoolean(2) != fences.quarantined().contains(agent.getString(1))) {
                    violations.add("the quarantine of " + agent.getString(1) + " is not what the journal says");
                }
            }
        }
    }

    /** The first row of a query as a text; empty when there is none. */
    private static String first(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                return "";
            }
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(row.getString(i));
            }
            return String.join(" ", values);
        }
    }
}
