package dev.ark.core.fold;

import dev.ark.contract.journal.JournalRows;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Folds journals of state files onto other state files, and holds what comes of it against the first. */
public final class Folds {
    private static final String TAIL = """
            SELECT j.epoch, j.seq, j.type, j.body, j.at, j.deployment, j.version, j.prev_hash, j.hash, d.basis
            FROM journal j LEFT JOIN decision d ON d.seq = j.seq WHERE j.seq > ? ORDER BY j.seq""";

    private Folds() {}

    /** All rows after a sequence, with what was kept beside them. */
    public static List<FoldedRow> tail(Path file, long after) throws SQLException {
        try (Session session = Database.open(file).reader()) {
            return session.list(
                    TAIL, row -> new FoldedRow(JournalRows.read(row), Optional.ofNullable(row.getString(10))), after);
        }
    }

    /** Folds rows onto a file, which is made if it is not there. */
    public static FoldReport fold(Path target, List<FoldedRow> rows) throws SQLException {
        try (Session session = Database.open(target).writer()) {
            session.execute("BEGIN IMMEDIATE");
            FoldReport report = JournalFold.apply(session, rows.iterator());
            session.execute("COMMIT");
            return report;
        }
    }

    /** Where two files differ at a time. */
    public static List<TableDifference> differences(Path left, Path right, Instant asOf) throws SQLException {
        try (Session one = Database.open(left).reader();
                Session other = Database.open(right).reader()) {
            return TableComparison.differences(one, other, new TableComparison.Horizon(asOf, Duration.ofHours(24)));
        }
    }

    public static long head(Path file) throws SQLException {
        try (Session session = Database.open(file).reader()) {
            return session.first("SELECT coalesce(max(seq), 0) FROM journal", row -> row.getLong(1))
                    .orElseThrow();
        }
    }

    /** A copy of a file that others go on writing, as it is at this moment. */
    public static void copy(Path file, Path copy) throws SQLException {
        try (Session session = Database.open(file).writer()) {
            session.execute("VACUUM INTO '" + copy + "'");
        }
    }
}
