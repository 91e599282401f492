package dev.ark.deployer.work.live;

import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.RestoreRequest;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.local.RestoreFiles;
import dev.ark.deployer.work.SchemaRange;
import dev.ark.deployer.work.StateFile;
import dev.ark.deployer.work.WorkFailedException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The state's file by SQLite, from a process that is not its owner's. Whoever takes its lock does so alone in this process, since closing the lock's file gives
 * up all that the process has of it. A look at it waits for nobody.
 */
final class SqliteStateFile implements StateFile {
    private static final Comparator<StateSnapshot> OLDEST_FIRST = Comparator.comparingLong(StateSnapshot::epoch)
            .thenComparingLong(StateSnapshot::seq)
            .thenComparing(StateSnapshot::id);

    private final RestoreFiles files;
    private final Path snapshots;
    private final Path backups;

    /**
     * The state.
     *
     * @param snapshots where the core keeps its snapshots
     * @param backups where copies are put that are made here
     */
    SqliteStateFile(RestoreFiles files, Path snapshots, Path backups) {
        this.files = files;
        this.snapshots = snapshots;
        this.backups = backups;
    }

    @Override
    public SchemaRange schema() throws WorkFailedException {
        try (SqliteFile file = SqliteFile.reading(files.database())) {
            int version =
                    file.first("PRAGMA user_version", row -> row.getInt(1)).orElse(0);
            boolean says = file.first(
                            "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_range'",
                            row -> row.getInt(1))
                    .isPresent();
            int usableSince = says
                    ? file.first("SELECT usable_since FROM schema_range", row -> row.getInt(1))
                            .orElse(version)
                    : version;
            return new SchemaRange(version, usableSince);
        } catch (SQLException e) {
            throw new WorkFailedException("the state's schema cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public long bytes() throws WorkFailedException {
        Path log = Path.of(files.database() + "-wal");
        try {
            return Files.size(files.database()) + (Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException e) {
            throw new WorkFailedException("the size of the state cannot be told: " + e, e);
        }
    }

    @Override
    public List<Room> rooms() throws WorkFailedException {
        Set<Path> directories = new LinkedHashSet<>();
        for (Path directory : List.of(files.database().getParent(), snapshots, backups)) {
            Path there = directory;
            while (!Files.exists(there) && there.getParent() != null) {
                there = there.getParent();
            }
            directories.add(there);
        }
        List<Room> rooms = new ArrayList<>();
        for (Path directory : directories) {
            try {
                rooms.add(new Room(
                        directory.toString(), Files.getFileStore(directory).getUsableSpace()));
            } catch (IOException e) {
                throw new WorkFailedException("what is free in " + directory + " cannot be told: " + e, e);
            }
        }
        return rooms;
    }

    @Override
    public synchronized Checkpoint checkpoint() throws WorkFailedException {
        try (StateHold _ = StateHold.take(files.lock());
                SqliteFile file = SqliteFile.maintaining(files.database())) {
            // A database without a log says -1 of it.
            return file.first(
                            "PRAGMA wal_checkpoint(PASSIVE)",
                            row -> new Checkpoint(
                                    row.getBoolean(1), Math.max(0, row.getLong(2)), Math.max(0, row.getLong(3))))
                    .orElseThrow(() -> new SQLException("nothing came back"));
        } catch (SQLException | IOException e) {
            throw new WorkFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public synchronized Copied copy(String name) throws WorkFailedException {
        try (StateHold _ = StateHold.take(files.lock())) {
            return new DatabaseCopies(backups).copy(files.database(), name);
        } catch (IOException e) {
            throw new WorkFailedException("the state's lock cannot be given up: " + e, e);
        }
    }

    @Override
    public OptionalLong lastRow() {
        return value(files.database(), "SELECT seq FROM journal ORDER BY seq DESC LIMIT 1")
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    @Override
    public Optional<String> hash(long seq) {
        return hash(files.database(), seq);
    }

    @Override
    public Optional<String> hashAside(String directory, long seq) {
        return hash(Path.of(directory).resolve(files.database().getFileName()), seq);
    }

    private static Optional<String> hash(Path file, long seq) {
        return value(file, "SELECT hash FROM journal WHERE seq = ?", seq);
    }

    /** Of a database that may be damaged or gone. */
    private static Optional<String> value(Path database, String sql, Object... arguments) {
        if (!Files.exists(database)) {
            return Optional.empty();
        }
        try (SqliteFile file = SqliteFile.reading(database)) {
            return file.first(sql, row -> row.getString(1), arguments);
        } catch (SQLException e) {
            // What cannot be read is not known; whoever asks says so.
            return Optional.empty();
        }
    }

    @Override
    public List<StateSnapshot> snapshots() throws WorkFailedException {
        List<StateSnapshot> all = new ArrayList<>();
        if (Files.isDirectory(snapshots)) {
            try (DirectoryStream<Path> records = Files.newDirectoryStream(snapshots, "*.json")) {
                for (Path record : records) {
                    all.add(JsonCalls.read(Files.readString(record), StateSnapshot.class, record.toString()));
                }
            } catch (IOException e) {
                throw new WorkFailedException("the snapshots in " + snapshots + " cannot be read: " + e, e);
            }
        }
        all.sort(OLDEST_FIRST.reversed());
        return all;
    }

    @Override
    public void askForRestore(RestoreRequest request) throws WorkFailedException {
        try {
            files.ask(request);
        } catch (IOException e) {
            throw new WorkFailedException("the restore could not be asked for: " + e, e);
        }
    }

    @Override
    public Optional<RestoreRequest> askedRestore() throws WorkFailedException {
        try {
            return files.asked();
        } catch (IOException e) {
            throw new WorkFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Optional<RestoreReport> restoreReport() throws WorkFailedException {
        try {
            return files.report(files.report());
        } catch (IOException e) {
            throw new WorkFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public List<String> lostRows(RestoreReport report, int most) throws WorkFailedException {
        if (report.lost() == null) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(Path.of(report.lost().file()))) {
            return lines.limit(most).toList();
        } catch (IOException e) {
            throw new WorkFailedException("the list of lost rows cannot be read: " + e, e);
        }
    }
}
