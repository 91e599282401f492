package dev.ark.cli.journal;

import dev.ark.contract.journal.ArchivedRow;
import dev.ark.contract.journal.DamagedSegmentException;
import dev.ark.contract.journal.SegmentReader;
import dev.ark.contract.journal.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of an archive, segment by segment, each of which is the file that was sealed. Not thread-safe. */
final class ArchivePages implements RowSource {
    private static final int PAGE = 256;

    private final Path directory;
    private final Deque<ArchivedUpTo.Segment> segments;
    private @Nullable SegmentReader reader;
    private String file = "";
    private long examined;

    ArchivePages(Path directory, List<ArchivedUpTo.Segment> segments) {
        this.directory = directory;
        this.segments = new ArrayDeque<>(segments);
    }

    @Override
    public List<StoredRow> next() throws DamagedArchive {
        try {
            while (reader != null || open()) {
                List<StoredRow> page = page(reader);
                if (!page.isEmpty()) {
                    return page;
                }
                reader.close();
                reader = null;
            }
            return List.of();
        } catch (DamagedSegmentException | IOException e) {
            throw new DamagedArchive("the segment " + file + ": " + e.getMessage());
        }
    }

    private boolean open() throws IOException, DamagedSegmentException {
        ArchivedUpTo.Segment segment = segments.poll();
        if (segment == null) {
            return false;
        }
        file = segment.file();
        Path path = directory.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new DamagedSegmentException("it is missing in " + directory);
        }
        if (!Sha256.ofFile(path).equals(segment.sha256())) {
            throw new DamagedSegmentException("it is not the file that was sealed: its SHA-256 is another");
        }
        reader = SegmentReader.open(path);
        examined++;
        return true;
    }

    private static List<StoredRow> page(SegmentReader reader) throws IOException, DamagedSegmentException {
        List<StoredRow> page = new ArrayList<>(PAGE);
        while (page.size() < PAGE) {
            Optional<ArchivedRow> row = reader.next();
            if (row.isEmpty()) {
                break;
            }
            page.add(StoredRow.of(row.get()));
        }
        return page;
    }

    /** Segments so far. */
    long examined() {
        return examined;
    }

    @Override
    public void close() {
        if (reader != null) {
            try {
                reader.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
