package dev.ark.core.retention;

import dev.ark.contract.journal.ArchivedRow;
import dev.ark.contract.journal.DamagedSegmentException;
import dev.ark.contract.journal.SegmentName;
import dev.ark.contract.journal.SegmentReader;
import dev.ark.contract.journal.Sha256;
import dev.ark.core.fold.FoldedRow;
import dev.ark.core.sqlite.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the journal that are in the archive alone, for who replays them. A segment is read when it is the file that was sealed, as far as the database tells
 * which that is; whether its rows follow each other is for the reader to see. To go on with the next row is quick, anything else begins a
 * segment anew. Not thread-safe.
 */
public final class ArchivedJournal implements AutoCloseable {
    private final ArchiveDirectory directory;
    private final List<Segment> segments;
    private @Nullable SegmentReader reader;
    private @Nullable Segment open;
    private @Nullable FoldedRow current;

    private ArchivedJournal(ArchiveDirectory directory, List<Segment> segments) {
        this.directory = directory;
        this.segments = segments;
    }

    /** A run of rows in a file; the digest is empty where the database does not tell it. */
    private record Segment(SegmentName name, String sha256) {
        private boolean has(long seq) {
            return name.from() <= seq && seq <= name.to();
        }
    }

    /** The segments that a database names. */
    public static ArchivedJournal named(ArchiveDirectory directory, Session database) throws SQLException {
        return new ArchivedJournal(
                directory,
                database.list(
                        "SELECT first_seq, last_seq, sha256 FROM journal_segment ORDER BY first_seq",
                        row -> new Segment(new SegmentName(row.getLong(1), row.getLong(2)), row.getString(3))));
    }

    /** The segments that are there, when no database can tell which those are. */
    public static ArchivedJournal found(ArchiveDirectory directory) throws IOException {
        return new ArchivedJournal(
                directory,
                directory.names().stream().map(name -> new Segment(name, "")).toList());
    }

    /** The last row of the last segment; 0 when there is none. */
    public long last() {
        return segments.stream().mapToLong(segment -> segment.name().to()).max().orElse(0);
    }

    /**
     * A row, with what a decision was based on.
     *
     * @return empty when no segment has it
     * @throws DamagedSegmentException when the one that has it is missing, cannot be read, or is not what was sealed
     */
    public Optional<FoldedRow> row(long seq) throws DamagedSegmentException {
        if (current != null && current.row().seq() == seq) {
            return Optional.of(current);
        }
        Optional<Segment> segment =
                segments.stream().filter(one -> one.has(seq)).findFirst();
        if (segment.isEmpty()) {
            return Optional.empty();
        }
        try {
            read(segment.get(), seq);
            return Optional.ofNullable(current);
        } catch (NoSuchFileException e) {
            throw damaged(segment.get(), "is missing in " + directory.path(), e);
        } catch (DamagedSegmentException | DateTimeException e) {
            throw damaged(segment.get(), "is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw damaged(segment.get(), "cannot be read: " + e.getMessage(), e);
        }
    }

    private void read(Segment segment, long seq) throws IOException, DamagedSegmentException {
        if (!segment.equals(open) || current == null || current.row().seq() > seq) {
            close();
            open(segment);
        }
        long next = current == null ? segment.name().from() : current.row().seq() + 1;
        for (; next <= seq; next++) {
            ArchivedRow row = reader.next().orElseThrow(() -> new DamagedSegmentException("it ends too early"));
            if (row.seq() != next) {
                throw new DamagedSegmentException("row " + next + " is not where it should be");
            }
            current = folded(row);
        }
    }

    private void open(Segment segment) throws IOException, DamagedSegmentException {
        Path file = directory.path().resolve(segment.name().toString());
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!segment.sha256().isEmpty() && !Sha256.ofFile(file).equals(segment.sha256())) {
            throw new DamagedSegmentException("it is not the file that was sealed, its SHA-256 is another");
        }
        reader = SegmentReader.open(file);
        open = segment;
    }

    private static FoldedRow folded(ArchivedRow row) {
        return new FoldedRow(row.row(), Optional.of(row.basis()).filter(basis -> !basis.isEmpty()));
    }

    private DamagedSegmentException damaged(Segment segment, String what, Exception cause) {
        current = null;
        return new DamagedSegmentException("the segment " + segment.name() + " of the archive " + what, cause);
    }

    @Override
    public void close() {
        current = null;
        open = null;
        if (reader != null) {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException("a segment of the archive cannot be closed", e);
            }
            reader = null;
        }
    }
}
