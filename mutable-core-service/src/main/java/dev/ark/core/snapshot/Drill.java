package dev.ark.core.snapshot;

import dev.ark.contract.http.DrillReport;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.ChainHead;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Session;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Rehearses a restore beside the state at work: on a copy of a snapshot every later row is replayed, and then each table is held to the state's own, all of it on
 * one unchanging view of that. The state is read only; while it is, its write-ahead log cannot be emptied. Thread-safe.
 */
public final class Drill {
    /** What is not compared. Everything else follows from the journal. */
    private static final Map<String, String> EXCLUDED = Map.of(
            "watchdog_lease", "liveness is no change of state, and is not journaled",
            "checkpoint", "signatures are made beside the journal; a restore brings them from the copies outside",
            "merkle_node", "the tree is computed from the rows' hashes, which are compared");

    private final Database database;
    private final SnapshotFiles files;
    private final TailReplay replay;
    private final Clock clock;

    Drill(Database database, SnapshotFiles files, TailReplay replay, Clock clock) {
        this.database = database;
        this.files = files;
        this.replay = replay;
        this.clock = clock;
    }

    /**
     * Rehearses the restore of a snapshot. Nothing of it is left when this returns.
     *
     * @throws ProblemException NOT_FOUND when there is none of this id; UNAVAILABLE when it could not be rehearsed
     */
    public DrillReport run(String id) {
        StateSnapshot snapshot = files.find(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no snapshot " + id));
        return OwnThread.call("drill", () -> rehearse(snapshot));
    }

    private DrillReport rehearse(StateSnapshot snapshot) throws IOException, SQLException {
        Path scratch = Files.createTempDirectory(files.directory(), "drill");
        try {
            Path copy = scratch.resolve("ark_state.db");
            Files.copy(files.database(snapshot.id()), copy, StandardCopyOption.COPY_ATTRIBUTES);
            try (Session restored = Database.open(copy).writer();
                    Session state = database.reader()) {
                return state.snapshot(view -> compare(snapshot, view, restored));
            }
        } finally {
            removeAll(scratch);
        }
    }

    private DrillReport compare(StateSnapshot snapshot, Session state, Session restored) throws SQLException {
        long start = System.nanoTime();
        long end = ChainHead.read(state).seq();
        restored.execute("BEGIN IMMEDIATE");
        TailReplay.Replayed replayed = replay.replay(restored, new StateRows(state, snapshot.seq(), end));
        restored.execute("COMMIT");
        List<DrillReport.Table> tables = new ArrayList<>();
        for (String table : TableDigest.tables(state)) {
            if (!EXCLUDED.containsKey(table)) {
                TableDigest ours = TableDigest.of(state, table);
                TableDigest theirs = TableDigest.of(restored, table);
                tables.add(new DrillReport.Table(table, ours.rows(), theirs.rows(), ours.equals(theirs)));
            }
        }
        SequencedMap<String, String> excluded = new TreeMap<>(EXCLUDED);
        return new DrillReport(
                snapshot.id(),
                snapshot.seq(),
                end,
                tables.stream().allMatch(DrillReport.Table::equal),
                tables,
                excluded.entrySet().stream()
                        .map(entry -> new DrillReport.Excluded(entry.getKey(), entry.getValue()))
                        .toList(),
                replayed.losses(),
                Duration.ofNanos(System.nanoTime() - start).toMillis(),
                clock.instant());
    }

    private static void removeAll(Path scratch) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(scratch)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(scratch);
    }
}
