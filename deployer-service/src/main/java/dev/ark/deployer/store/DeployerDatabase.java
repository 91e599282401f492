package dev.ark.deployer.store;

import dev.ark.contract.local.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/**
 * The deployer's own SQLite file. It is apart from the state that it rolls back, so that a rollback cannot undo its own record. One connection,
 * one transaction at a time; a transaction is on disk when it returns. Thread-safe.
 */
public final class DeployerDatabase implements AutoCloseable {
    /** Statements end with a semicolon at the end of a line; each may run again and again. */
    private static final List<String> SCRIPTS = List.of("rollout.sql", "observation.sql");

    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;

    /** What is done in a transaction. */
    public interface Transaction<T> {
        T in(Connection connection) throws SQLException;
    }

    private DeployerDatabase(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the file, and makes it if it is not there.
     *
     * @throws UncheckedIOException when its directory or its scripts cannot be had
     * @throws StoreException when it cannot be opened
     */
    public static DeployerDatabase open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setGetGeneratedKeys(false);
        config.enforceForeignKeys(true);
        try {
            PrivateFiles.directory(file.getParent());
            DeployerDatabase database = new DeployerDatabase(config.createConnection("jdbc:sqlite:" + file));
            database.prepare();
            return database;
        } catch (SQLException e) {
            throw new StoreException("the deployer's database " + file + " cannot be opened", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the deployer's directory cannot be had", e);
        }
    }

    /**
     * Does all of it or nothing.
     *
     * @throws StoreException when SQLite fails
     */
    public <T> T transaction(Transaction<T> work) {
        lock.lock();
        try {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new StoreException("the deployer's database failed", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("the deployer's database cannot be closed", e);
        } finally {
            lock.unlock();
        }
    }

    private void prepare() throws IOException, SQLException {
        for (String script : SCRIPTS) {
            try (InputStream text = DeployerDatabase.class.getResourceAsStream("/db/" + script);
                    Statement statement = connection.createStatement()) {
                if (text == null) {
                    throw new IOException("the script " + script + " is not packaged");
                }
                String all = new String(text.readAllBytes(), StandardCharsets.UTF_8);
                for (String one : all.split(";\n")) {
                    if (!one.isBlank()) {
                        statement.execute(one);
                    }
                }
            }
        }
    }
}
