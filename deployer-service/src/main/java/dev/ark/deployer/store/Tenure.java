package dev.ark.deployer.store;

import dev.ark.contract.local.LockFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * The right of one deployer to write. A file's lock keeps two from being at work at once; where that is lost, the epoch, which each tenure
 * raises, keeps the older from writing. Thread-safe.
 */
public final class Tenure implements AutoCloseable {
    private final DeployerDatabase database;
    private final Path lockFile;
    private Optional<LockFile> lock = Optional.empty();
    private volatile long epoch;

    /** A tenure that is not begun. */
    public Tenure(DeployerDatabase database, Path lockFile) {
        this.database = database;
        this.lockFile = lockFile;
    }

    /**
     * Begins it, unless it was begun.
     *
     * @return whether it is this one's; false while another deployer runs
     * @throws UncheckedIOException when the file cannot be locked
     */
    public synchronized boolean take(Instant now) {
        if (epoch > 0) {
            return true;
        }
        try {
            if (lock.isEmpty()) {
                lock = LockFile.take(lockFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lock " + lockFile + " cannot be had", e);
        }
        if (lock.isEmpty()) {
            return false;
        }
        epoch = database.transaction(connection -> raise(connection, now));
        return true;
    }

    /** The number of this tenure, rising from 1 over all deployers; 0 before it is begun. */
    public long epoch() {
        return epoch;
    }

    /** Ends it: nothing more is written. */
    @Override
    public synchronized void close() {
        epoch = 0;
        lock.ifPresent(LockFile::close);
        lock = Optional.empty();
    }

    /** Lets only the latest go on. */
    void require(Connection connection) throws SQLException {
        if (epoch == 0 || latest(connection) != epoch) {
            throw new FencedException("another deployer has taken over");
        }
    }

    private static long raise(Connection connection, Instant now) throws SQLException {
        long next = latest(connection) + 1;
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO fence (epoch, started_at) VALUES (?, ?)")) {
            insert.setLong(1, next);
            insert.setString(2, now.toString());
            insert.executeUpdate();
        }
        return next;
    }

    private static long latest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT coalesce(max(epoch), 0) FROM fence");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
