package dev.ark.core.journal;

import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.JournalRows;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.util.List;

/** Rows of the journal in order, so many at most; fewer where they have grown to four mebibytes. Stateless. */
final class RowPage {
    private static final long MOST_CHARACTERS = 4L * 1024 * 1024;

    private static final String AFTER =
            "SELECT " + JournalRows.COLUMNS + " FROM journal WHERE seq > ? ORDER BY seq LIMIT ?";

    private RowPage() {}

    static List<JournalRow> after(Session session, long seq, int limit) throws SQLException {
        return session.page(MOST_CHARACTERS, row -> row.body().length(), AFTER, JournalRows::read, seq, limit);
    }
}
