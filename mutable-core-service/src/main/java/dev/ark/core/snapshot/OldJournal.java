package dev.ark.core.snapshot;

import dev.ark.contract.journal.DamagedSegmentException;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.JournalRows;
import dev.ark.core.fold.FoldedRow;
import dev.ark.core.retention.ArchiveDirectory;
import dev.ark.core.retention.ArchivedJournal;
import dev.ark.core.sqlite.DetachedFile;
import dev.ark.core.sqlite.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a database that may be damaged or gone, read row by row, so that one page which cannot be read costs its own rows alone. What is archived is
 * read from there; only where that fails, from the database, which may have such rows for a while. Not thread-safe.
 */
final class OldJournal implements AutoCloseable {
    private static final String ROW = "SELECT " + JournalRows.COLUMNS + " FROM journal WHERE seq = ?";

    private final @Nullable Session session;
    private final String unreadable;
    private final ArchivedJournal archive;

    private OldJournal(@Nullable Session session, String unreadable, ArchivedJournal archive) {
        this.session = session;
        this.unreadable = unreadable;
        this.archive = archive;
    }

    /** A row cannot be read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /**
     * Opens what is there of it.
     *
     * @throws IOException when the archive's directory cannot be read
     */
    static OldJournal open(Path file, ArchiveDirectory directory) throws IOException {
        if (!Files.exists(file)) {
            return new OldJournal(null, "the database is not there", ArchivedJournal.found(directory));
        }
        try {
            Session session = DetachedFile.open(file);
            return new OldJournal(session, "", archive(session, directory));
        } catch (SQLException e) {
            return new OldJournal(null, String.valueOf(e.getMessage()), ArchivedJournal.found(directory));
        }
    }

    private static ArchivedJournal archive(Session session, ArchiveDirectory directory) throws IOException {
        try {
            return ArchivedJournal.named(directory, session);
        } catch (SQLException e) {
            return ArchivedJournal.found(directory);
        }
    }

    /** The session, for what else is in the database; empty when it cannot be opened. */
    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /** The last row that is in the archive, and perhaps nowhere else; 0 when none is. */
    long archivedTo() {
        return archive.last();
    }

    /** A row; empty when the journal has none of this sequence. */
    Optional<JournalRow> row(long seq) throws Unreadable {
        try {
            Optional<FoldedRow> archived = archive.row(seq);
            return archived.isPresent() ? archived.map(FoldedRow::row) : kept(seq);
        } catch (DamagedSegmentException e) {
            return keptDespite(e, seq);
        }
    }

    /** A row; empty also when it cannot be read. */
    Optional<JournalRow> readable(long seq) {
        try {
            return row(seq);
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private Optional<JournalRow> keptDespite(DamagedSegmentException damage, long seq) throws Unreadable {
        Optional<JournalRow> kept = Optional.empty();
        try {
            kept = kept(seq);
        } catch (Unreadable e) {
            damage.addSuppressed(e);
        }
        if (kept.isEmpty()) {
            throw new Unreadable("row " + seq + " cannot be read: " + damage.getMessage());
        }
        return kept;
    }

    private Optional<JournalRow> kept(long seq) throws Unreadable {
        try {
            return opened().first(ROW, JournalRows::read, seq);
        } catch (SQLException e) {
            throw new Unreadable("row " + seq + " cannot be read: " + e.getMessage());
        } catch (DateTimeException | NullPointerException e) {
            throw new Unreadable("row " + seq + " is no row of a journal");
        }
    }

    /** What a decision was made from; empty when it is none, or that cannot be read. */
    Optional<String> basis(long seq) {
        try {
            Optional<FoldedRow> archived = archive.row(seq);
            return archived.isPresent() ? archived.get().basis() : keptBasis(seq);
        } catch (DamagedSegmentException e) {
            return keptBasis(seq);
        }
    }

    private Optional<String> keptBasis(long seq) {
        try {
            return opened().first("SELECT basis FROM decision WHERE seq = ?", row -> row.getString(1), seq);
        } catch (SQLException | Unreadable e) {
            return Optional.empty();
        }
    }

    /** The last sequence; 0 when there is none, and empty when that cannot be told. */
    OptionalLong last() {
        try {
            return OptionalLong.of(opened().first("SELECT coalesce(max(seq), 0) FROM journal", row -> row.getLong(1))
                    .orElse(0L));
        } catch (SQLException | Unreadable e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() throws SQLException {
        archive.close();
        if (session != null) {
            session.close();
        }
    }

    private Session opened() throws Unreadable {
        if (session == null) {
            throw new Unreadable("the old database cannot be opened: " + unreadable);
        }
        return session;
    }
}
