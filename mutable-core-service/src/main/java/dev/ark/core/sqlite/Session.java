package dev.ark.core.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One connection with the statements that were prepared on it. Prepared once, a statement costs microseconds; the texts are constants of the
 * program, so the cache is bounded by it. Not thread-safe.
 */
public final class Session implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    public Session(Connection connection) {
        this.connection = connection;
    }

    /** Makes a value of the current row. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All rows of a query. */
    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = bind(sql, arguments).executeQuery()) {
            while (result.next()) {
                rows.add(row.read(result));
            }
        } catch (SQLException e) {
            throw forgotten(sql, e);
        }
        return rows;
    }

    /**
     * The rows of a query, fewer where they have grown to a size: a thousand of the largest would not fit into memory. The first is always there; what is beyond
     * is not read.
     *
     * @param most of the size of all, after which no other is read
     */
    public <T> List<T> page(long most, ToLongFunction<T> size, String sql, Row<T> row, @Nullable Object... arguments)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        long read = 0;
        try (ResultSet result = bind(sql, arguments).executeQuery()) {
            while (read < most && result.next()) {
                T next = row.read(result);
                rows.add(next);
                read += size.applyAsLong(next);
            }
        } catch (SQLException e) {
            throw forgotten(sql, e);
        }
        return rows;
    }

    /** The first row of a query. */
    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... arguments) throws SQLException {
        try (ResultSet result = bind(sql, arguments).executeQuery()) {
            return result.next() ? Optional.of(row.read(result)) : Optional.empty();
        } catch (SQLException e) {
            throw forgotten(sql, e);
        }
    }

    /**
     * Runs a statement that changes rows.
     *
     * @return how many it changed
     */
    public int update(String sql, @Nullable Object... arguments) throws SQLException {
        try {
            return bind(sql, arguments).executeUpdate();
        } catch (SQLException e) {
            throw forgotten(sql, e);
        }
    }

    /** Runs a statement without arguments whose result does not matter, such as a PRAGMA. */
    public void execute(String sql) throws SQLException {
        try {
            PreparedStatement statement = bind(sql);
            if (statement.execute()) {
                statement.getResultSet().close();
            }
        } catch (SQLException e) {
            throw forgotten(sql, e);
        }
    }

    /** Runs a query, or several, on one unchanging view of the database. */
    public <T> T snapshot(Query<T> query) throws SQLException {
        execute("BEGIN");
        T answer;
        try {
            answer = query.run(this);
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(e);
            throw e;
        }
        execute("ROLLBACK");
        return answer;
    }

    /**
     * Takes back the transaction that is open after a failure; SQLite may have done so by itself.
     *
     * @return whether none is open now
     */
    boolean rollBack(Throwable failure) {
        try {
            execute("ROLLBACK");
            return true;
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("no transaction is active")) {
                return true;
            }
            failure.addSuppressed(e);
            return false;
        }
    }

    /** Something asked of a session. */
    public interface Query<T> {
        T run(Session session) throws SQLException;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        connection.close();
    }

    /** The driver may have closed a statement that failed, so the next use prepares it anew. */
    private SQLException forgotten(String sql, SQLException failure) {
        PreparedStatement statement = prepared.remove(sql);
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }
        return failure;
    }

    private PreparedStatement bind(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            switch (argument) {
                case null -> statement.setString(i + 1, null);
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                default -> statement.setString(i + 1, argument.toString());
            }
        }
        return statement;
    }
}
