package dev.ark.core.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;

/** A database file that nobody writes, such as a snapshot, or the state while no core runs. Looking at it leaves no traces beside it. */
public final class DetachedFile {
    private DetachedFile() {}

    /**
     * A session that only reads. With no write-ahead log beside it, a file is whole in itself and is opened as immutable, which takes no locks; with
     * one, SQLite reads that as well.
     */
    public static Session open(Path file) throws SQLException {
        boolean log = Files.exists(Path.of(file + "-wal"));
        String address = file.toAbsolutePath().toUri() + (log ? "?mode=ro" : "?mode=ro&immutable=1");
        return new Session(JDBC.createConnection("jdbc:sqlite:" + address, new Properties()));
    }
}
