package dev.ark.acceptance.rollout;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The state's file, read while the cores are at work, as any program may. */
record Journal(Path file) {
    private static final String DECISIONS =
            "SELECT json_extract(body, '$.decision_id') FROM journal WHERE type = 'decision'";

    /** How many rows there are of each decision. */
    Map<String, Integer> decisions() throws SQLException {
        Map<String, Integer> rows = new HashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DECISIONS)) {
            while (row.next()) {
                rows.merge(row.getString(1), 1, Integer::sum);
            }
        }
        return rows;
    }

    /** Decisions that somebody was told of and that are not there exactly once. */
    List<Heard> astray(List<Heard> heard) throws SQLException {
        Map<String, Integer> rows = decisions();
        return heard.stream()
                .filter(Heard::isDecided)
                .filter(one -> rows.getOrDefault(one.id(), 0) != 1)
                .toList();
    }
}
