package dev.ark.core.journal;

import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Where the journal begins: rows up to this one are in the archive alone. It is what counts, also while rows below it are still being removed.
 *
 * @param seq the last row that is gone; 0 when none is. Always a multiple of {@link #BLOCK}
 * @param hash of that row
 * @param epoch of that row
 * @param at when it was written
 */
public record JournalFloor(long seq, String hash, long epoch, Instant at) {
    /** Of so many rows the tree's node is kept, so that it can be computed without the rows of a whole block, and not of a part of one. */
    public static final int BLOCK = 256;

    public static JournalFloor read(Session session) throws SQLException {
        return session.first(
                        "SELECT seq, hash, epoch, at FROM journal_floor",
                        row -> new JournalFloor(
                                row.getLong(1), row.getString(2), row.getLong(3), Instant.parse(row.getString(4))))
                .orElseThrow(() -> new SQLException("the journal's floor is missing"));
    }

    /** Raises it. */
    public void write(Session session) throws SQLException {
        session.update("UPDATE journal_floor SET seq = ?, hash = ?, epoch = ?, at = ?", seq, hash, epoch, at);
    }

    /** The oldest row that is kept. */
    public long oldest() {
        return seq + 1;
    }

    /**
     * Lets pass what asks for rows after a sequence.
     *
     * @throws ProblemException GONE when the first of them is kept no longer
     */
    public long after(long asked) {
        if (seq > 0 && asked < seq) {
            throw ProblemException.gone(
                    "the rows up to " + seq + " are in the archive; the oldest that is kept is " + oldest(), oldest());
        }
        return asked;
    }

    /** The last row that is kept and was written at a time or before; this one when none is. */
    public long lastUntil(Session session, Instant time) throws SQLException {
        return last(session, "at", row -> !Instant.parse(row.getString(1)).isAfter(time));
    }

    /** The last row that is kept and is of an epoch or an earlier one; this one when none is. */
    long lastOfEpoch(Session session, long of) throws SQLException {
        return last(session, "epoch", row -> row.getLong(1) <= of);
    }

    /** The journal's times and epochs never fall, so the last row of which something still holds is searched for by halves. */
    private long last(Session session, String column, Session.Row<Boolean> holds) throws SQLException {
        String sql = "SELECT " + column + " FROM journal WHERE seq = ?";
        long low = seq;
        long high = session.first("SELECT coalesce(max(seq), 0) FROM journal", row -> row.getLong(1))
                .orElse(0L);
        while (low < high) {
            long middle = high - (high - low) / 2;
            if (session.first(sql, holds, middle).orElse(true)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
