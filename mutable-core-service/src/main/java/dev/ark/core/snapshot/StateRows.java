package dev.ark.core.snapshot;

import dev.ark.contract.journal.DamagedSegmentException;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.JournalRows;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.fold.FoldedRow;
import dev.ark.core.retention.ArchivedJournal;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;

/** The rows of a state at work after a sequence, on one view of it and of the archive before it, some hundred in memory at a time. Not thread-safe. */
final class StateRows implements Iterator<FoldedRow> {
    private static final String PAGE = "SELECT " + JournalRows.COLUMNS
            + ", (SELECT basis FROM decision d WHERE d.seq = j.seq) FROM journal j WHERE j.seq > ? AND j.seq <= ? ORDER BY j.seq LIMIT 200";

    private final Session state;
    private final ArchivedJournal archive;
    private final long end;
    private final Queue<FoldedRow> page = new ArrayDeque<>();
    private long position;

    /** The rows after one, up to and including another. */
    StateRows(Session state, ArchivedJournal archive, long after, long end) {
        this.state = state;
        this.archive = archive;
        this.position = after;
        this.end = end;
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && position < end) {
            read();
        }
        return !page.isEmpty();
    }

    @Override
    public FoldedRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the journal has no row after " + position);
        }
        return page.remove();
    }

    private void read() {
        try {
            Optional<FoldedRow> archived = archive.row(position + 1);
            if (archived.isPresent()) {
                page.add(archived.get());
                position++;
                return;
            }
            state.list(
                    PAGE,
                    row -> page.add(new FoldedRow(JournalRows.read(row), Optional.ofNullable(row.getString(10)))),
                    position,
                    end);
        } catch (SQLException e) {
            throw new IllegalStateException("the journal cannot be read after row " + position, e);
        } catch (DamagedSegmentException e) {
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE,
                    "row " + (position + 1) + " cannot be replayed: " + e.getMessage()
                            + "; a snapshot that is not older than row " + archive.last() + " needs no archive",
                    e);
        }
        position = page.stream()
                .map(FoldedRow::row)
                .mapToLong(JournalRow::seq)
                .max()
                .orElse(end);
    }
}
