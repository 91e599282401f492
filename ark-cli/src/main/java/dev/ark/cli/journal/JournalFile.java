package dev.ark.cli.journal;

import dev.ark.cli.Failure;
import dev.ark.cli.journal.ChainCheck.StoredRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The journal in a SQLite file, read only and in short transactions, so that a core that is at work on it is not held up.
 */
final class JournalFile implements AutoCloseable {
    private static final int PAGE = 5_000;

    private final Connection connection;

    private JournalFile(Connection connection) {
        this.connection = connection;
    }

    /** The file's rows cannot be read, because it is damaged or no such database. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message, SQLException cause) {
            super(message, cause);
        }
    }

    static JournalFile open(Path file) throws Unreadable {
        if (!Files.isRegularFile(file)) {
            throw new Failure("there is no database " + file);
        }
        try {
            return new JournalFile(DriverManager.getConnection("jdbc:sqlite:" + address(file)));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * With no write-ahead log beside it, a file is whole in itself and may be on a read-only medium: it is then opened as immutable, which
     * leaves no traces beside it. With one, SQLite must read that as well.
     */
    private static String address(Path file) {
        boolean log = Files.exists(Path.of(file + "-wal"));
        return file.toAbsolutePath().toUri() + (log ? "?mode=ro" : "?mode=ro&immutable=1");
    }

    /** The sequence of the last row, or 0 when there is none. */
    long headSeq() throws Unreadable {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(max(seq), 0) FROM journal")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The rows after a sequence, in order, some thousand at a time; empty after the last. */
    List<StoredRow> after(long seq) throws Unreadable {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT seq, epoch, type, body, at, deployment, version, prev_hash, hash,
                CASE WHEN type = 'decision' THEN
                    (SELECT basis FROM decision WHERE id = CASE WHEN json_valid(body) THEN body ->> 'decision_id' END) END
                FROM journal WHERE seq > ? ORDER BY seq LIMIT ?""")) {
            statement.setLong(1, seq);
            statement.setInt(2, PAGE);
            List<StoredRow> rows = new ArrayList<>(PAGE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(stored(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static StoredRow stored(ResultSet row) throws SQLException {
        return new StoredRow(
                row.getLong(1),
                row.getLong(2),
                text(row, 3),
                text(row, 4),
                text(row, 5),
                text(row, 6),
                text(row, 7),
                text(row, 8),
                text(row, 9),
                text(row, 10));
    }

    /** A column that somebody set to null reads as empty, which no hash covers. */
    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static Unreadable unreadable(SQLException e) {
        if (e instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            if ((code.code & 0xff) == SQLiteErrorCode.SQLITE_CORRUPT.code) {
                return new Unreadable("the file is damaged (SQLite: malformed)", e);
            }
            if (code == SQLiteErrorCode.SQLITE_NOTADB) {
                return new Unreadable("the file is not a SQLite database", e);
            }
        }
        return new Unreadable(e.getMessage(), e);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
