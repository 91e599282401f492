package dev.ark.cli.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ark.cli.Failure;
import dev.ark.contract.journal.TreeNodes;
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
    private static final int PAGE = 256;

    private static final byte[] NONE = new byte[0];

    private final Connection connection;
    private final DecisionBases bases;

    private JournalFile(Connection connection) {
        this.connection = connection;
        this.bases = new DecisionBases(connection);
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

    /** The rows after a sequence, in order, some hundred at a time; empty after the last. */
    List<StoredRow> after(long seq) throws Unreadable {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT seq, epoch, type, body, at, deployment, version, prev_hash, hash
                FROM journal WHERE seq > ? ORDER BY seq LIMIT ?""")) {
            statement.setLong(1, seq);
            statement.setInt(2, PAGE);
            List<StoredRow> rows = new ArrayList<>(PAGE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    StoredRow stored = stored(row);
                    rows.add(stored.isDecision() ? stored.withBasis(bases.of(stored)) : stored);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The texts of the overlays that were kept; none when the file is older than they are. */
    List<String> overlays() throws Unreadable {
        try (Statement statement = connection.createStatement()) {
            if (!has("overlay")) {
                return List.of();
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("SELECT text FROM overlay")) {
                while (row.next()) {
                    texts.add(new String(bytes(row, 1), UTF_8));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Where the rows begin; {@link ArchivedUpTo#NOTHING} when the file is older than archives are. */
    ArchivedUpTo archivedUpTo() throws Unreadable {
        try (Statement statement = connection.createStatement()) {
            if (!has("journal_floor")) {
                return ArchivedUpTo.NOTHING;
            }
            List<ArchivedUpTo.Segment> segments = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(
                    "SELECT first_seq, last_seq, file, sha256, last_hash FROM journal_segment ORDER BY first_seq")) {
                while (row.next()) {
                    segments.add(new ArchivedUpTo.Segment(
                            row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5)));
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT seq, hash, epoch FROM journal_floor")) {
                return row.next()
                        ? new ArchivedUpTo(row.getLong(1), row.getString(2), row.getLong(3), segments)
                        : ArchivedUpTo.NOTHING;
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The nodes of the journal's tree that are kept beside it. */
    TreeNodes nodes() {
        return new KeptNodes(connection);
    }

    /** Manifests that were adopted once, with what has signed them; none when the file is older than they are. */
    List<AdoptedRules> rulesets() throws Unreadable {
        try (Statement statement = connection.createStatement()) {
            List<AdoptedRules> adopted = new ArrayList<>();
            if (has("ruleset")) {
                try (ResultSet row = statement.executeQuery("SELECT sha256, manifest, signature FROM ruleset")) {
                    while (row.next()) {
                        adopted.add(new AdoptedRules(row.getString(1), row.getString(2), row.getString(3)));
                    }
                }
            }
            return adopted;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private boolean has(String table) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?")) {
            statement.setString(1, table);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    /** A checkpoint as it stands in the table. */
    record StoredCheckpoint(long size, String note) {}

    /** The checkpoints of more rows than these, in order, some hundred at a time; none when the file is older than they are. */
    List<StoredCheckpoint> checkpointsAfter(long size) throws Unreadable {
        try {
            if (!has("checkpoint")) {
                return List.of();
            }
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT size, note FROM checkpoint WHERE size > ? ORDER BY size LIMIT ?")) {
                statement.setLong(1, size);
                statement.setInt(2, PAGE);
                List<StoredCheckpoint> checkpoints = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        checkpoints.add(new StoredCheckpoint(row.getLong(1), new String(bytes(row, 2), UTF_8)));
                    }
                }
                return checkpoints;
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static StoredRow stored(ResultSet row) throws SQLException {
        return new StoredRow(
                row.getLong(1),
                row.getLong(2),
                bytes(row, 3),
                bytes(row, 4),
                bytes(row, 5),
                bytes(row, 6),
                bytes(row, 7),
                bytes(row, 8),
                bytes(row, 9),
                NONE);
    }

    /** A column that somebody set to null reads as empty, which no hash covers. */
    static byte[] bytes(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? NONE : bytes;
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
