package dev.ark.acceptance.core;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All rows of all tables.
 *
 * @param tables by name, in order of the rowid or the primary key
 */
record Contents(Map<String, List<String>> tables) {
    private static final String JOURNAL = "journal";

    /** Reads them, through the tables and not through any index. */
    static Contents of(Copy copy) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Connection connection = copy.open();
                Statement statement = connection.createStatement()) {
            List<String> names =
                    rows(statement, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
            for (String name : names) {
                tables.put(name, rows(statement, "SELECT * FROM \"" + name + "\" NOT INDEXED"));
            }
        }
        return new Contents(tables);
    }

    /** Whether the journal is the beginning of another one's, and shorter. */
    boolean isOlderThan(Contents other) {
        List<String> mine = tables.getOrDefault(JOURNAL, List.of());
        List<String> theirs = other.tables.get(JOURNAL);
        return mine.size() < theirs.size() && theirs.subList(0, mine.size()).equals(mine);
    }

    /** The names of the tables that are not the same. */
    List<String> differing(Contents other) {
        List<String> names = new ArrayList<>(other.tables.keySet());
        names.addAll(tables.keySet());
        return names.stream()
                .distinct()
                .filter(name ->
                        !tables.getOrDefault(name, List.of()).equals(other.tables.getOrDefault(name, List.of())))
                .toList();
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    text.append(i == 1 ? "" : "\t").append(row.getString(i));
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }
}
