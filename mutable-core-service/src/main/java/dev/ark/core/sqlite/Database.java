package dev.ark.core.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteOpenMode;

/** The one SQLite file that holds all durable state, and the settings under which it is opened. Thread-safe. */
public final class Database {
    private static final int MOST_TURNS = 200;
    private static final Duration TURN = Duration.ofMillis(25);

    private final Path file;

    private Database(Path file) {
        this.file = file;
    }

    /**
     * Opens the file, making it and its schema where they do not exist.
     *
     * @throws IllegalStateException when this SQLite, the file system, the file or its schema cannot be trusted with the state
     */
    public static Database open(Path file) {
        Path absolute = file.toAbsolutePath();
        try {
            OpenChecks.prepare(absolute);
            return openedWithReserve(absolute);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the state file " + absolute + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** On a full disk even what SQLite needs to open a file may be missing. */
    private static Database openedWithReserve(Path file) throws SQLException, IOException {
        try {
            return opened(file);
        } catch (SQLException e) {
            if (Fault.of(e) != Fault.FULL) {
                throw e;
            }
            new ReserveFile(file, 0).release();
            return opened(file);
        }
    }

    private static Database opened(Path file) throws SQLException, IOException {
        Database database = new Database(file);
        try (Session session = database.writer()) {
            OpenChecks.refuseUnsafeSqlite(session);
            Schema.CURRENT.bring(session);
            OpenChecks.refuseTruncated(session, file);
        }
        return database;
    }

    /** Whether a failure says that the file, or its disk, cannot be trusted any more; the process should end then. */
    public static boolean isDamaged(Throwable failure) {
        return Fault.of(failure) == Fault.DAMAGED;
    }

    public Path file() {
        return file;
    }

    /** The write-ahead log beside the file. */
    public Path wal() {
        return OpenChecks.wal(file);
    }

    /**
     * A connection that may write. Its commits are on disk when they return. It makes no checkpoints by itself: SQLite would tell nobody of one that
     * failed.
     */
    public Session writer() throws SQLException {
        Session session = connect();
        try {
            becomeWal(session);
            session.execute("PRAGMA synchronous = FULL");
            session.execute("PRAGMA wal_autocheckpoint = 0");
            session.execute("PRAGMA journal_size_limit = 67108864");
            session.execute("PRAGMA cache_size = -65536");
            OpenChecks.refuseWeakSettings(session);
            return session;
        } catch (SQLException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** SQLite does not wait for this change as it waits for other locks, so two processes that make a new file at once must take turns. */
    private static void becomeWal(Session session) throws SQLException {
        for (int turn = 1; ; turn++) {
            try {
                session.execute("PRAGMA journal_mode = WAL");
                return;
            } catch (SQLException e) {
                if (turn == MOST_TURNS || Fault.of(e) != Fault.LOCKED) {
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
        // A file that vanished is not made anew.
        Properties properties = new Properties();
        properties.setProperty(Pragma.OPEN_MODE.getPragmaName(), Integer.toString(SQLiteOpenMode.READWRITE.flag));
        // Else the driver asks for a row id after each update, by a statement that it prepares anew each time.
        properties.setProperty(Pragma.JDBC_GET_GENERATED_KEYS.getPragmaName(), "false");
        // Not by DriverManager: it knows the driver of the first class loader alone, and a live reload brings another.
        Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, properties);
        Session session = new Session(connection);
        session.execute("PRAGMA busy_timeout = 5000");
        return session;
    }
}
