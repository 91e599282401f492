package dev.ark.core.journal;

import dev.ark.contract.journal.JournalRow;
import dev.ark.core.sqlite.JournalRows;
import dev.ark.core.sqlite.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of the journal in order, so many at most. It ends sooner where they have grown to four mebibytes, for a thousand of the largest would not
 * fit into memory; the first is always there. Good for one page; not thread-safe.
 */
final class RowPage {
    private static final long MOST_CHARACTERS = 4L * 1024 * 1024;

    private static final String AFTER =
            "SELECT " + JournalRows.COLUMNS + " FROM journal WHERE seq > ? ORDER BY seq LIMIT ?";

    private final List<JournalRow> rows = new ArrayList<>();
    private long characters;

    private RowPage() {}

    static List<JournalRow> after(Session session, long seq, int limit) throws SQLException {
        RowPage page = new RowPage();
        session.list(AFTER, page::take, seq, limit);
        return page.rows;
    }

    /** What is beyond the page is not even read from the file. */
    private boolean take(ResultSet row) throws SQLException {
        if (characters >= MOST_CHARACTERS) {
            return false;
        }
        JournalRow read = JournalRows.read(row);
        characters += read.body().length();
        return rows.add(read);
    }
}
