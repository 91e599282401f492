package dev.ark.deployer.work.live;

import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.JournalRows;
import dev.ark.contract.local.DurableFiles;
import dev.ark.contract.local.PrivateFiles;
import dev.ark.deployer.work.ChainFollower;
import dev.ark.deployer.work.StateFile.Copied;
import dev.ark.deployer.work.WorkFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies of the database that the deployer makes by itself, when the core cannot: by SQLite, and checked; of a file that SQLite cannot read, the bytes as they
 * are. The last ten are kept.
 */
final class DatabaseCopies {
    private static final int KEPT = 10;
    private static final String DATABASE = ".db";
    private static final List<String> BESIDE = List.of("", "-wal");
    private static final String ROWS = "SELECT " + JournalRows.COLUMNS + " FROM journal ORDER BY seq";

    private final Path directory;

    DatabaseCopies(Path directory) {
        this.directory = directory;
    }

    /**
     * Copies; what there was under this name is replaced. A database that is not there has no copy, and that is its flaw.
     *
     * @throws WorkFailedException when there is no copy
     */
    Copied copy(Path database, String name) throws WorkFailedException {
        if (!Files.exists(database)) {
            return new Copied("", Optional.of("the database is not there"));
        }
        Path copy = directory.resolve(name + DATABASE);
        Path part = directory.resolve(name + DATABASE + ".part");
        try {
            PrivateFiles.directory(directory.getParent());
            PrivateFiles.directory(directory);
            Optional<String> flaw;
            try {
                bySqlite(database, part);
                flaw = flaw(part);
            } catch (SQLException e) {
                byBytes(database, part);
                flaw = Optional.of("SQLite cannot copy it (" + e.getMessage() + "), so it was copied as it is");
            }
            for (String suffix : BESIDE) {
                Path from = Path.of(part + suffix);
                Files.deleteIfExists(Path.of(copy + suffix));
                if (Files.exists(from)) {
                    DurableFiles.sync(from);
                    DurableFiles.rename(from, Path.of(copy + suffix));
                }
            }
            prune();
            return new Copied(copy.toString(), flaw);
        } catch (IOException e) {
            throw new WorkFailedException("the database could not be copied to " + copy + ": " + e, e);
        }
    }

    private static void bySqlite(Path database, Path part) throws IOException, SQLException {
        delete(part);
        // SQLite fills an empty file that is there, so it is nobody else's from the start.
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (SqliteFile file = SqliteFile.maintaining(database)) {
            file.execute("VACUUM INTO ?", part.toString());
        }
    }

    private static void byBytes(Path database, Path part) throws IOException {
        delete(part);
        for (String suffix : BESIDE) {
            Path from = Path.of(database + suffix);
            if (Files.exists(from)) {
                Path to = Path.of(part + suffix);
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    private static void delete(Path part) throws IOException {
        for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
            Files.deleteIfExists(Path.of(part + suffix));
        }
    }

    /** What is wrong with a copy. Its signed checkpoints are looked at by a core, not here. */
    private static Optional<String> flaw(Path copy) {
        try (SqliteFile file = SqliteFile.reading(copy)) {
            String integrity = file.first("PRAGMA integrity_check", row -> row.getString(1))
                    .orElse("no answer");
            if (!integrity.equals("ok")) {
                return Optional.of(integrity);
            }
            Chain chain = new Chain();
            file.each(ROWS, chain::accept);
            return Optional.ofNullable(chain.flaw);
        } catch (SQLException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The first row that is there says where to begin: those before it may be in the archive. */
    private static final class Chain {
        private ChainFollower follower;
        private String flaw;

        private void accept(ResultSet row) throws SQLException {
            if (flaw != null) {
                return;
            }
            try {
                JournalRow read = JournalRows.read(row);
                if (follower == null) {
                    String before = read.seq() == 1 ? HashChain.GENESIS : read.prevHash();
                    follower = new ChainFollower(read.seq() - 1, before);
                }
                follower.accept(read);
            } catch (WorkFailedException | DateTimeParseException e) {
                flaw = e.getMessage();
            }
        }
    }

    private void prune() throws IOException {
        List<Path> newestFirst;
        try (Stream<Path> found = Files.list(directory)) {
            newestFirst = found.filter(file -> file.toString().endsWith(DATABASE))
                    .sorted(Comparator.comparing(DatabaseCopies::madeAt).reversed())
                    .toList();
        }
        for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
            for (String suffix : BESIDE) {
                Files.deleteIfExists(Path.of(old + suffix));
            }
        }
    }

    private static FileTime madeAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            // Somebody removes it: it is the first to go.
            return FileTime.fromMillis(0);
        }
    }
}
