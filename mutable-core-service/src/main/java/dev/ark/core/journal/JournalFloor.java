package dev.ark.core.journal;

import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

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

    /** The last row that is kept and was written at a time or before; this one when none is. The journal's times never fall, so it is searched for by halves. */
    public long lastUntil(Session session, Instant time) throws SQLException {
        long low = seq;
        long high = session.first("SELECT coalesce(max(seq), 0) FROM journal", row -> row.getLong(1))
                .orElse(0L);
        while (low < high) {
            long middle = high - (high - low) / 2;
            Optional<Instant> written = session.first(
                    "SELECT at FROM journal WHERE seq = ?", row -> Instant.parse(row.getString(1)), middle);
            if (written.isPresent() && written.get().isAfter(time)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
