package dev.ark.core.snapshot;

import dev.ark.contract.http.DrillReport;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.fold.FoldReport;
import dev.ark.core.fold.JournalFold;
import dev.ark.core.fold.TableComparison;
import dev.ark.core.retention.ArchivedJournal;
import dev.ark.core.sqlite.ChainHead;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Rehearses a restore beside the state at work: on a copy of a snapshot every later row is replayed, and then each table is held to the state's own, all of it on
 * one unchanging view of that. The state is read only; while it is, its write-ahead log cannot be emptied, so that it is not for long. Thread-safe.
 */
public final class Drill {
    private final Database database;
    private final SnapshotFiles files;
    private final SnapshotVerification verification;
    private final DrillSettings settings;

    Drill(Database database, SnapshotFiles files, SnapshotVerification verification, DrillSettings settings) {
        this.database = database;
        this.files = files;
        this.verification = verification;
        this.settings = settings;
    }

    /**
     * Rehearses the restore of a snapshot. Nothing of it is left when this returns.
     *
     * @throws ProblemException NOT_FOUND when there is none of this id; CONFLICT while a snapshot is made, verified or rehearsed, or
     *     when this one is damaged; UNAVAILABLE when it could not be rehearsed, for want of room, of time or of a row
     */
    public DrillReport run(String id) {
        StateSnapshot snapshot = files.find(id)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no snapshot " + id));
        return OwnThread.holding(files, "drill", () -> rehearse(snapshot));
    }

    private DrillReport rehearse(StateSnapshot snapshot) throws IOException, SQLException {
        // The copy, and the log of what is replayed on it.
        settings.room().require(database.file(), files.directory(), 2);
        Path scratch = files.scratch();
        try {
            Path copy = scratch.resolve("ark_state.db");
            Files.copy(files.database(snapshot.id()), copy, StandardCopyOption.COPY_ATTRIBUTES);
            verification.requireWhole(copy, snapshot);
            try (Session restored = Database.open(copy).writer();
                    Session state = database.reader()) {
                return state.snapshot(view -> compare(snapshot, view, restored));
            }
        } finally {
            SnapshotFiles.removeScratch(scratch);
        }
    }

    private DrillReport compare(StateSnapshot snapshot, Session state, Session restored) throws SQLException {
        Deadline deadline = Deadline.in(settings.limit());
        long end = ChainHead.read(state).seq();
        FoldReport folded = replay(state, snapshot.seq(), end, restored, deadline);
        List<DrillReport.Table> tables = tables(state, restored, deadline);
        return new DrillReport(
                snapshot.id(),
                snapshot.seq(),
                end,
                tables.stream().allMatch(DrillReport.Table::equal),
                tables,
                TableComparison.excluded().entrySet().stream()
                        .map(entry -> new DrillReport.Excluded(entry.getKey(), entry.getValue()))
                        .toList(),
                folded.sentences(),
                Duration.ofNanos(System.nanoTime() - deadline.start()).toMillis(),
                settings.clock().instant());
    }

    private FoldReport replay(Session state, long after, long end, Session restored, Deadline deadline)
            throws SQLException {
        try (ArchivedJournal archive = ArchivedJournal.named(settings.archive(), state)) {
            restored.execute("BEGIN IMMEDIATE");
            FoldReport folded = JournalFold.apply(restored, deadline.over(new StateRows(state, archive, after, end)));
            restored.execute("COMMIT");
            return folded;
        }
    }

    private List<DrillReport.Table> tables(Session state, Session restored, Deadline deadline) throws SQLException {
        var horizon = new TableComparison.Horizon(settings.clock().instant(), settings.decisionKeys());
        List<DrillReport.Table> tables = new ArrayList<>();
        for (String table : TableComparison.tables(state)) {
            deadline.require();
            TableComparison.Content there = TableComparison.content(state, table, horizon);
            TableComparison.Content here = TableComparison.content(restored, table, horizon);
            tables.add(new DrillReport.Table(table, there.rows(), here.rows(), there.equals(here)));
        }
        return tables;
    }
}
