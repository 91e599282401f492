package dev.ark.core.retention;

import dev.ark.contract.journal.ArchivedRow;
import dev.ark.core.journal.JournalFloor;
import dev.ark.core.sqlite.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Rows of the journal with what decisions were based on, as the archive keeps them: a block at most, fewer where they are large. Stateless. */
final class ArchivedRows {
    private static final long MOST_CHARACTERS = 4L * 1024 * 1024;

    private static final String ROWS = """
            SELECT j.seq, j.epoch, j.type, j.body, j.at, j.deployment, j.version, j.prev_hash, j.hash, coalesce(d.basis, '')
            FROM journal j LEFT JOIN decision d ON d.seq = j.seq
            WHERE j.seq > ? AND j.seq <= ? ORDER BY j.seq LIMIT ?""";

    private ArchivedRows() {}

    /** The next rows after one, up to another. */
    static List<ArchivedRow> after(Session session, long seq, long to) throws SQLException {
        return session.page(
                MOST_CHARACTERS,
                row -> row.body().length() + row.basis().length(),
                ROWS,
                ArchivedRows::read,
                seq,
                to,
                JournalFloor.BLOCK);
    }

    private static ArchivedRow read(ResultSet row) throws SQLException {
        return new ArchivedRow(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }
}
