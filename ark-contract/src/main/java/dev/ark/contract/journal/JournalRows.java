package dev.ark.contract.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Rows of the journal as the database holds them. */
public final class JournalRows {
    /** What {@link #read} expects, in its order. */
    public static final String COLUMNS = "epoch, seq, type, body, at, deployment, version, prev_hash, hash";

    private JournalRows() {}

    /**
     * Reads a row.
     *
     * @throws java.time.DateTimeException when its time is none, which no core has written
     */
    public static JournalRow read(ResultSet row) throws SQLException {
        return new JournalRow(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                Instant.parse(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9));
    }
}
