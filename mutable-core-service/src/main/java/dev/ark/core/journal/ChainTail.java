package dev.ark.core.journal;

import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.JournalRows;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.util.List;

/** The end of the journal, which the next row would be linked to. */
public final class ChainTail {
    private static final int ROWS = 1_000;
    private static final String LAST = "SELECT " + JournalRows.COLUMNS + " FROM journal ORDER BY seq DESC LIMIT ?";

    private ChainTail() {}

    /**
     * Hashes the last thousand rows anew, and holds each to the one before it.
     *
     * @return how many there were
     * @throws IllegalStateException when one was changed, or is missing
     */
    public static int check(Session session) throws SQLException {
        List<JournalRow> rows = session.list(LAST, JournalRows::read, ROWS);
        for (int i = 0; i < rows.size(); i++) {
            JournalRow row = rows.get(i);
            boolean linked = i + 1 < rows.size() ? follows(row, rows.get(i + 1)) : isStart(row, rows.size());
            if (!linked || !HashChain.isIntact(row)) {
                throw new IllegalStateException(
                        "journal row " + row.seq() + (linked ? " was changed" : " does not follow the row before it")
                                + ": put a verified snapshot in the place of the state file");
            }
        }
        return rows.size();
    }

    private static boolean follows(JournalRow row, JournalRow before) {
        return row.seq() == before.seq() + 1 && row.prevHash().equals(before.hash());
    }

    /** The oldest row that was read has one before it that was not, unless it is the first of all. */
    private static boolean isStart(JournalRow oldest, int read) {
        return read == ROWS || oldest.seq() > 1 || oldest.prevHash().equals(HashChain.GENESIS);
    }
}
