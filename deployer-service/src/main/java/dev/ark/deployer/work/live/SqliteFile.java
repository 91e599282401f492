package dev.ark.deployer.work.live;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** A connection to a database that somebody else owns. It never makes a file, and writes nothing of its own. Not thread-safe. */
final class SqliteFile implements AutoCloseable {
    private static final int BUSY_MILLIS = 2_000;

    private final Connection connection;

    private SqliteFile(Connection connection) {
        this.connection = connection;
    }

    /** Reads a column of a row. */
    interface Column<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Takes rows one by one. */
    interface Rows {
        void accept(ResultSet row) throws SQLException;
    }

    /** To be read. */
    static SqliteFile reading(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return new SqliteFile(config.createConnection("jdbc:sqlite:" + file));
    }

    /** For what SQLite does to the file by itself: to copy it, or its log into it. */
    static SqliteFile maintaining(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return new SqliteFile(config.createConnection("jdbc:sqlite:" + file));
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setGetGeneratedKeys(false);
        return config;
    }

    <T> Optional<T> first(String sql, Column<T> column, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.ofNullable(column.of(rows)) : Optional.empty();
        }
    }

    void each(String sql, Rows each) throws SQLException {
        try (PreparedStatement statement = prepared(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                each.accept(rows);
            }
        }
    }

    void execute(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments)) {
            statement.execute();
        }
    }

    private PreparedStatement prepared(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
