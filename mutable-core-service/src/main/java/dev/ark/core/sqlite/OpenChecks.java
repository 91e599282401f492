package dev.ark.core.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * What is held against a state file before it is trusted. Nothing here opens the file beside SQLite: closing it again would drop the locks that SQLite has
 * on it.
 */
final class OpenChecks {
    private static final Logger LOG = Logger.getLogger(OpenChecks.class);
    /** Older versions can corrupt a WAL database when two connections write and checkpoint at once (sqlite.org/wal.html). */
    private static final int[] OLDEST_SAFE_SQLITE = {3, 51, 3};

    private static final Set<String> NETWORK_FILE_SYSTEMS =
            Set.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?> PRIVATE_FILE = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    private static final FileAttribute<?> PRIVATE_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private OpenChecks() {}

    /**
     * Makes the directory, and an empty file, where there are none; the file, and what SQLite puts beside it, is for its owner alone.
     *
     * @throws IllegalStateException when the file system is no place for it, or the file was lost
     */
    static void prepare(Path file) throws IOException {
        Path directory = file.getParent();
        if (Files.notExists(directory)) {
            Files.createDirectories(directory, PRIVATE_DIRECTORY);
        }
        refuseNetworkFileSystem(directory);
        refuseLostFile(file);
        try {
            Files.createFile(file, PRIVATE_FILE);
        } catch (FileAlreadyExistsException e) {
            tighten(file);
        }
        if (Files.getPosixFilePermissions(directory).stream().anyMatch(OpenChecks::ofOthers)) {
            LOG.warnf("others than its owner can look into %s, the directory of the state", directory);
        }
    }

    /** SQLite would take an empty file for a new database, and throw the write-ahead log away. */
    private static void refuseLostFile(Path file) throws IOException {
        Path wal = wal(file);
        boolean empty = Files.notExists(file) || Files.size(file) == 0;
        if (empty && Files.exists(wal) && Files.size(wal) > 0) {
            throw new IllegalStateException("the state file " + file + " is missing or empty, but its write-ahead log "
                    + wal + " is there: put the file back, or a snapshot in place of both");
        }
    }

    private static void tighten(Path file) throws IOException {
        for (Path each : new Path[] {file, wal(file), Path.of(file + "-shm")}) {
            if (Files.exists(each) && !Files.getPosixFilePermissions(each).equals(OWNER_ONLY)) {
                Files.setPosixFilePermissions(each, OWNER_ONLY);
            }
        }
    }

    private static boolean ofOthers(PosixFilePermission permission) {
        return switch (permission) {
            case OWNER_READ, OWNER_WRITE, OWNER_EXECUTE -> false;
            default -> true;
        };
    }

    private static void refuseNetworkFileSystem(Path directory) throws IOException {
        String type = Files.getFileStore(directory).type();
        if (NETWORK_FILE_SYSTEMS.contains(type)) {
            throw new IllegalStateException(
                    directory + " is on " + type + ": SQLite's locks are not safe on network file systems");
        }
    }

    static void refuseUnsafeSqlite(Session session) throws SQLException {
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

    /** Holds the settings on which durability rests to what SQLite says that they are. */
    static void refuseWeakSettings(Session session) throws SQLException {
        String journal =
                session.first("PRAGMA journal_mode", row -> row.getString(1)).orElse("");
        int synchronous =
                session.first("PRAGMA synchronous", row -> row.getInt(1)).orElse(0);
        // 2 is FULL.
        if (!journal.equals("wal") || synchronous != 2) {
            throw new IllegalStateException(
                    "the state must be written with journal_mode=wal and synchronous=2, but SQLite has " + journal
                            + " and " + synchronous);
        }
    }

    /** A file that was cut short; SQLite notices only when it reads what is not there. */
    static void refuseTruncated(Session session, Path file) throws SQLException, IOException {
        // Asked for before the copying: whoever writes meanwhile lets it grow, at first in the log alone, and it never
        // shrinks.
        long expected = session.first(
                        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", row -> row.getLong(1))
                .orElse(0L);
        if (!isCopied(session)) {
            // Something is in the log alone, so the file may be shorter by right.
            return;
        }
        long found = Files.size(file);
        if (found < expected) {
            throw new IllegalStateException("the state file " + file + " has " + found
                    + " bytes where it says that it has " + expected + ": it was cut short");
        }
    }

    /** Copies the log into the file; that a disk is full, or somebody reads, is no reason not to start. */
    private static boolean isCopied(Session session) throws SQLException {
        try {
            return session.first(
                            "PRAGMA wal_checkpoint(PASSIVE)",
                            row -> !row.getBoolean(1) && row.getInt(2) == row.getInt(3))
                    .orElse(false);
        } catch (SQLException e) {
            Fault fault = Fault.of(e);
            if (fault != Fault.FULL && fault != Fault.LOCKED) {
                throw e;
            }
            return false;
        }
    }

    static Path wal(Path file) {
        return Path.of(file + "-wal");
    }
}
