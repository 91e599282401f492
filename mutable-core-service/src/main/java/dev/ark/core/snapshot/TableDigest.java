package dev.ark.core.snapshot;

import dev.ark.core.sqlite.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a table holds: how many rows, and a digest over all of them in the order of their key. Each value goes in with its kind and its length, so that no
 * two contents digest alike; columns go by their names, because a table that was changed has them in another order than a new one.
 */
record TableDigest(long rows, String sha256) {
    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;

    /** Every table of a database, in order of name, but for those of SQLite itself. */
    static List<String> tables(Session session) throws SQLException {
        return session.list(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
                row -> row.getString(1));
    }

    static TableDigest of(Session session, String table) throws SQLException {
        List<String> columns = quoted(session, "SELECT name FROM pragma_table_info(?) ORDER BY name", table);
        List<String> key = quoted(session, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table);
        String order = String.join(", ", key.isEmpty() ? columns : key);
        MessageDigest digest = FileDigest.start();
        String query = "SELECT " + String.join(", ", columns) + " FROM \"" + table + "\" ORDER BY " + order;
        int rows = session.list(query, row -> add(digest, row, columns.size())).size();
        return new TableDigest(rows, HexFormat.of().formatHex(digest.digest()));
    }

    private static List<String> quoted(Session session, String sql, String table) throws SQLException {
        return session.list(sql, row -> row.getString(1), table).stream()
                .map(name -> '"' + name + '"')
                .collect(Collectors.toList());
    }

    private static boolean add(MessageDigest digest, ResultSet row, int columns) throws SQLException {
        for (int column = 1; column <= columns; column++) {
            String value = row.getString(column);
            if (value == null) {
                digest.update(ABSENT);
            } else {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                digest.update(PRESENT);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                digest.update(bytes);
            }
        }
        return true;
    }
}
