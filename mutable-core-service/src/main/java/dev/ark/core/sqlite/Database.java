package dev.ark.core.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** The one SQLite file that holds all durable state, and the settings under which it is opened. Thread-safe. */
public final class Database {
    /** Older versions can corrupt a WAL database when two connections write and checkpoint at once (sqlite.org/wal.html). */
    private static final int[] OLDEST_SAFE_SQLITE = {3, 51, 3};

    private static final int MOST_TURNS = 200;
    private static final Duration TURN = Duration.ofMillis(25);
    private static final Set<String> NETWORK_FILE_SYSTEMS =
            Set.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs");

    private final Path file;

    private Database(Path file) {
        this.file = file;
    }

    /**
     * Opens the file, making it and its schema where they do not exist.
     *
     * @throws IllegalStateException when this SQLite, the file system or the file's schema cannot be trusted with the state
     */
    public static Database open(Path file) {
        Path absolute = file.toAbsolutePath();
        try {
            Files.createDirectories(absolute.getParent());
            refuseNetworkFileSystem(absolute.getParent());
            Database database = new Database(absolute);
            try (Session session = database.writer()) {
                refuseUnsafeSqlite(session);
                Schema.CURRENT.bring(session);
            }
            return database;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the state file " + absolute + " cannot be opened: " + e.getMessage(), e);
        }
    }

    public Path file() {
        return file;
    }

    /** A connection that may write. Its commits are on disk when they return. */
    public Session writer() throws SQLException {
        Session session = connect();
        becomeWal(session);
        session.execute("PRAGMA synchronous = FULL");
        session.execute("PRAGMA wal_autocheckpoint = 4000");
        session.execute("PRAGMA cache_size = -65536");
        return session;
    }

    /** SQLite does not wait for this change as it waits for other locks, so two processes that make a new file at once must take turns. */
    private static void becomeWal(Session session) throws SQLException {
        for (int turn = 1; ; turn++) {
            try {
                session.execute("PRAGMA journal_mode = WAL");
                return;
            } catch (SQLException e) {
                if (turn == MOST_TURNS || !String.valueOf(e.getMessage()).contains("SQLITE_BUSY")) {
                    throw e;
                }
                LockSupport.parkNanos(TURN.toNanos());
            }
        }
    }

    /** A connection that cannot write. */
    public Session reader() throws SQLException {
        Session session = connect();
        session.execute("PRAGMA query_only = ON");
        return session;
    }

    private Session connect() throws SQLException {
        // Not by DriverManager: it knows the driver of the first class loader alone, and a live reload brings another.
        Properties properties = new Properties();
        // Else the driver asks for a row id after each update, by a statement that it prepares anew each time.
        properties.setProperty(SQLiteConfig.Pragma.JDBC_GET_GENERATED_KEYS.pragmaName, "false");
        Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, properties);
        Session session = new Session(connection);
        session.execute("PRAGMA busy_timeout = 5000");
        return session;
    }

    private static void refuseUnsafeSqlite(Session session) throws SQLException {
        String version = session.first("SELECT sqlite_version()", row -> row.getString(1))
                .orElseThrow();
        String[] parts = version.split("\\.");
        for (int i = 0; i < OLDEST_SAFE_SQLITE.length; i++) {
            int part = Integer.parseInt(parts[i]);
            if (part < OLDEST_SAFE_SQLITE[i]) {
                throw new IllegalStateException(
                        "SQLite " + version + " can corrupt a WAL database; 3.51.3 or newer is needed");
            }
            if (part > OLDEST_SAFE_SQLITE[i]) {
                return;
            }
        }
    }

    private static void refuseNetworkFileSystem(Path directory) throws IOException {
        String type = Files.getFileStore(directory).type();
        if (NETWORK_FILE_SYSTEMS.contains(type)) {
            throw new IllegalStateException(
                    directory + " is on " + type + ": SQLite's locks are not safe on network file systems");
        }
    }
}
