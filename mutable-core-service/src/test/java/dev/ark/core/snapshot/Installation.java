package dev.ark.core.snapshot;

import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.RestoreRequest;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.local.LockFile;
import dev.ark.contract.local.RestoreFiles;
import dev.ark.core.checkpoint.SignedJournal;
import dev.ark.core.retention.ArchiveDirectory;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Session;
import dev.ark.testkit.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A state with its snapshots and checkpoints in real files, of which no core has the database open but while a test says so. */
final class Installation {
    static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    final Path database;
    final RestoreFiles files;
    final SnapshotFiles snapshots;
    final CheckpointSigner signer = CheckpointSigner.generate();
    long reserve = 1_000_000;
    Duration drillLimit = Duration.ofMinutes(5);
    SettableClock clock = new SettableClock(NOW);

    Installation(Path directory) {
        this.database = directory.resolve("ark_state.db");
        this.files = new RestoreFiles(database);
        this.snapshots = new SnapshotFiles(files.snapshots());
    }

    SignedJournal open() throws SQLException {
        return new SignedJournal(database, signer);
    }

    /** A state that had a snapshot made at one row, and went on to another; what is signed is signed at every 50 rows. */
    StateSnapshot written(int before, int after) throws Exception {
        try (SignedJournal journal = open()) {
            grow(journal, before);
            StateSnapshot snapshot = snapshot();
            grow(journal, after);
            return snapshot;
        }
    }

    private static void grow(SignedJournal journal, int rows) {
        for (int done = 0; done < rows; done += 50) {
            journal.append(Math.min(50, rows - done)).sign();
        }
    }

    StateSnapshot snapshot() throws IOException, SQLException {
        try (LockFile _ = snapshots.hold().orElseThrow()) {
            StateSnapshot snapshot = maker().make("for a test", "olivia");
            snapshots.record(snapshot);
            return snapshot;
        }
    }

    SnapshotMaker maker() {
        return new SnapshotMaker(Database.open(database), snapshots, signer.verifier(), new DiskRoom(reserve), clock);
    }

    Snapshots managed(SignedJournal journal, int keep) {
        return new Snapshots(
                snapshots, maker(), new SnapshotPruning(snapshots, files, keep), journal.writer(), metrics());
    }

    SnapshotVerification verification() {
        return new SnapshotVerification(snapshots, signer.verifier(), clock, metrics());
    }

    Drill drill() {
        return new Drill(
                Database.open(database),
                snapshots,
                verification(),
                new DrillSettings(
                        ArchiveDirectory.beside(database),
                        new DiskRoom(reserve),
                        Duration.ofHours(24),
                        drillLimit,
                        clock));
    }

    private SnapshotMetrics metrics() {
        return new SnapshotMetrics(new SimpleMeterRegistry(), Optional.empty());
    }

    void ask(String snapshot) throws IOException {
        files.ask(new RestoreRequest(UUID.randomUUID().toString(), snapshot, "for a test", "olivia", NOW));
    }

    /** What a starting core does first. */
    PendingRestore pending(Consumer<PendingRestore.Step> progress) {
        RestoreSettings settings = new RestoreSettings(
                CheckpointCopies.beside(database), ArchiveDirectory.beside(database), clock, "stable", "test");
        SnapshotRestore restore = new SnapshotRestore(files, snapshots, signer.verifier(), settings);
        return new PendingRestore(files, restore, settings, progress);
    }

    RestoreReport restored(StateSnapshot snapshot) throws IOException {
        ask(snapshot.id());
        pending(step -> {}).openState().close();
        return files.report(files.report()).orElseThrow();
    }

    /** What happens to the file of a state that nobody has open. */
    void sql(String statement) throws SQLException {
        try (Session session = Database.open(database).writer()) {
            session.execute(statement);
        }
    }

    /** Destroys the page of the database that holds a text. */
    void destroyPageWith(String text) throws Exception {
        sql("PRAGMA wal_checkpoint(TRUNCATE)");
        String bytes = Files.readString(database, StandardCharsets.ISO_8859_1);
        int page = bytes.indexOf(text) / 4096 * 4096;
        overwrite(database, page, "no page of a database".repeat(20));
    }

    static void overwrite(Path file, long position, String text) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(position);
            bytes.write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
