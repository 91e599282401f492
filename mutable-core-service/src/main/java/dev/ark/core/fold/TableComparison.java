package dev.ark.core.fold;

import dev.ark.contract.evaluation.Lookback;
import dev.ark.contract.journal.Sha256;
import dev.ark.core.sqlite.Session;
import dev.ark.core.state.RepeatableWrites;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares two databases table by table and row for row, every column as it is stored. Tables are those that the databases have, so that a new
 * one is compared unless it is named here. Stateless.
 */
public final class TableComparison {
    private static final int EXAMPLES = 5;

    /** What is not compared, and why. */
    private static final Map<String, String> EXCLUDED = Map.of(
            "watchdog_lease", "liveness is no change of state, and not journaled",
            "slot_fence", "which process writes for a slot is no change of state, and not journaled",
            "schema_range", "which programs can use the file, and not what happened",
            "checkpoint", "computed from the journal, at other moments",
            "merkle_node", "computed from the journal, at other moments");

    private TableComparison() {}

    /**
     * Which rows are too old to be compared: they are purged at any moment, and purges are not journaled because nothing reaches back to what they
     * take away.
     *
     * @param asOf the time of the comparison; what no window reaches from here is not compared
     * @param decisionKeys how long the idempotency key of a decision is remembered
     */
    public record Horizon(Instant asOf, Duration decisionKeys) {
        /** Of the rows that count; the column is the table's time. */
        private String condition(String table) {
            return switch (table) {
                // What is below the floor is removed at any moment.
                case "journal", "decision" -> "seq > (SELECT f.seq FROM journal_floor f)";
                case "agent_pace" -> "second >= " + asOf.minus(Lookback.CONDUCT).getEpochSecond();
                case "order_pace" -> "second >= " + asOf.minus(Lookback.ORDERS).getEpochSecond();
                case "publication" ->
                    "at_ms >= " + asOf.minus(Lookback.PUBLICATIONS).toEpochMilli();
                case "idempotency" -> "at_ms >= " + asOf.minus(decisionKeys).toEpochMilli();
                case "write_answer" ->
                    "at_ms > " + asOf.minus(RepeatableWrites.REMEMBERED).toEpochMilli();
                default -> "1";
            };
        }
    }

    /** The tables that differ, in order of their names; empty when the databases hold the same. */
    public static List<TableDifference> differences(Session left, Session right, Horizon horizon) throws SQLException {
        List<TableDifference> differences = new ArrayList<>();
        Set<String> tables = new TreeSet<>(tables(left));
        tables.addAll(tables(right));
        for (String table : tables) {
            if (!content(left, table, horizon).equals(content(right, table, horizon))) {
                differences.add(difference(table, rows(left, table, horizon), rows(right, table, horizon)));
            }
        }
        return differences;
    }

    /** The tables that are compared, in order of their names. */
    public static List<String> tables(Session session) throws SQLException {
        return session
                .list(
                        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
                        row -> row.getString(1))
                .stream()
                .filter(table -> !EXCLUDED.containsKey(table))
                .toList();
    }

    /** The tables that are not compared, with the reason for each. */
    public static Map<String, String> excluded() {
        return new TreeMap<>(EXCLUDED);
    }

    /**
     * What a table holds.
     *
     * @param rows that are compared
     * @param sha256 of them, in order
     */
    public record Content(long rows, String sha256) {}

    /** Reads a table row by row, so that a large one needs no room. */
    public static Content content(Session session, String table, Horizon horizon) throws SQLException {
        MessageDigest digest = Sha256.start();
        long rows = session.first(query(session, table, horizon), row -> {
                    long read = 0;
                    do {
                        digest.update(row.getString(1).getBytes(StandardCharsets.UTF_8));
                        digest.update((byte) '\n');
                        read++;
                    } while (row.next());
                    return read;
                })
                .orElse(0L);
        return new Content(rows, HexFormat.of().formatHex(digest.digest()));
    }

    private static List<String> rows(Session session, String table, Horizon horizon) throws SQLException {
        return session.list(query(session, table, horizon), row -> row.getString(1));
    }

    /** One text a row: its values as SQL literals, which tell a text from a number and null from both. */
    private static String query(Session session, String table, Horizon horizon) throws SQLException {
        List<String> columns = session.list(
                "SELECT name FROM pragma_table_info(?) ORDER BY name", row -> '"' + row.getString(1) + '"', table);
        if (columns.isEmpty()) {
            return "SELECT '' WHERE 0";
        }
        String literals = columns.stream()
                .map(column -> "'" + column.replace("\"", "") + "=' || quote(" + column + ")")
                .reduce((one, next) -> one + " || ', ' || " + next)
                .orElseThrow();
        return "SELECT " + literals + " AS literals FROM \"" + table + "\" WHERE " + horizon.condition(table)
                + " ORDER BY literals";
    }

    private static TableDifference difference(String table, List<String> left, List<String> right) {
        Map<String, Integer> counts = new TreeMap<>();
        left.forEach(row -> counts.merge(row, 1, Integer::sum));
        right.forEach(row -> counts.merge(row, -1, Integer::sum));
        return new TableDifference(table, some(counts, 1), some(counts, -1));
    }

    private static List<String> some(Map<String, Integer> counts, int sign) {
        return counts.entrySet().stream()
                .filter(row -> Integer.signum(row.getValue()) == sign)
                .map(Map.Entry::getKey)
                .limit(EXAMPLES)
                .toList();
    }
}
