package dev.ark.core.retention;

import dev.ark.contract.journal.ArchivedRow;
import dev.ark.contract.journal.DamagedSegmentException;
import dev.ark.contract.journal.SegmentCheck;
import dev.ark.contract.journal.SegmentName;
import dev.ark.contract.journal.SegmentReader;
import dev.ark.contract.journal.SegmentWriter;
import dev.ark.contract.journal.Sha256;
import dev.ark.contract.local.DurableFiles;
import dev.ark.contract.local.LockFile;
import dev.ark.contract.local.PrivateFiles;
import dev.ark.core.journal.JournalFloor;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The directory of segments. A segment is written under a temporary name, put on disk, read back, and only then given its name; nothing that was
 * recorded is ever changed. It is changed by whoever holds it: one process at a time, from the look at what comes next until that is recorded. Not thread-safe.
 */
final class Archive {
    private static final String UNFINISHED = ".part";
    private static final String ASIDE = ".aside";
    private static final String LOCK = "lock";

    private final Path directory;
    private final long reserve;

    /**
     * An archive in a directory.
     *
     * @param reserve bytes that stay free on its disk
     */
    Archive(Path directory, long reserve) {
        this.directory = directory;
        this.reserve = reserve;
    }

    /**
     * Takes the archive for oneself, until what is returned is closed or the process ends.
     *
     * @throws IOException when somebody else has it, or it cannot be used
     */
    LockFile hold() throws IOException {
        PrivateFiles.directory(directory);
        return LockFile.take(directory.resolve(LOCK))
                .orElseThrow(() ->
                        new IOException("another process has the archive " + directory + " and writes a segment"));
    }

    /** The rows of a segment, page by page. */
    interface Rows {
        /** The next after a row; some of them. */
        List<ArchivedRow> after(long seq);
    }

    /** What was written, to be found again when it is read back. */
    private record Written(String content, ArchivedRow first, ArchivedRow last) {}

    /**
     * Seals a run of rows. Done again after a crash it may make another file of them, as a newer checkpoint goes into it; then the first one is put aside.
     *
     * @throws IOException when the archive cannot be written, or does not keep what is written
     * @throws IllegalStateException when the rows do not follow each other as they were written
     */
    Sealed seal(Run run, Rows rows) throws IOException {
        PrivateFiles.directory(directory);
        Path part = directory.resolve(run.file() + UNFINISHED);
        Files.deleteIfExists(part);
        try {
            Written written = write(run, rows, part);
            String sha256 = readBack(run, part, written);
            putAside(run, sha256);
            DurableFiles.rename(part, directory.resolve(run.file()));
            return sealed(run, written, sha256);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Sealed sealed(Run run, Written written, String sha256) {
        ArchivedRow last = written.last();
        return new Sealed(
                run,
                sha256,
                Instant.parse(written.first().at()),
                new JournalFloor(last.seq(), last.hash(), last.epoch(), Instant.parse(last.at())));
    }

    private Written write(Run run, Rows rows, Path part) throws IOException {
        SegmentCheck check = checkOf(run);
        Optional<ArchivedRow> first = Optional.empty();
        try (SegmentWriter segment = new SegmentWriter(part, run.header())) {
            while (true) {
                requireRoom();
                List<ArchivedRow> page = rows.after(check.seq());
                for (ArchivedRow row : page) {
                    check.next(row);
                    segment.add(row);
                }
                first = first.or(() -> page.stream().findFirst());
                if (check.seq() == run.header().to()) {
                    segment.seal();
                    return new Written(check.content(), first.orElseThrow(), page.getLast());
                }
                if (page.isEmpty()) {
                    throw new IllegalStateException("row " + (check.seq() + 1) + " of the journal is missing");
                }
            }
        } catch (DamagedSegmentException e) {
            throw new IllegalStateException("the journal is not archived: " + e.getMessage(), e);
        }
    }

    /** Before each page, which is small: a segment that has no room is noticed before it takes the journal's. */
    private void requireRoom() throws IOException {
        long free = Files.getFileStore(directory).getUsableSpace();
        if (free < reserve) {
            throw new IOException(
                    "only " + free + " bytes are free in " + directory + ", and " + reserve + " are the journal's");
        }
    }

    private static String readBack(Run run, Path part, Written written) throws IOException {
        SegmentCheck check = checkOf(run);
        try (SegmentReader segment = SegmentReader.open(part)) {
            for (Optional<ArchivedRow> row = segment.next(); row.isPresent(); row = segment.next()) {
                check.next(row.get());
            }
            if (!segment.header().equals(run.header()) || !check.content().equals(written.content())) {
                throw new IOException(part + " does not read back as it was written");
            }
            return segment.sha256();
        } catch (DamagedSegmentException e) {
            throw new IOException(part + " does not read back as it was written: " + e.getMessage(), e);
        }
    }

    private static SegmentCheck checkOf(Run run) {
        return new SegmentCheck(run.header().from() - 1, run.header().prevHash());
    }

    /**
     * What else begins with the same row was never recorded, or belongs to what a restored backup has undone. It is no part of the archive, but it
     * is not thrown away either.
     */
    private void putAside(Run run, String sha256) throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(
                directory,
                file -> SegmentName.isOne(file.getFileName().toString())
                        && file.getFileName()
                                .toString()
                                .startsWith(SegmentName.prefix(run.header().from())))) {
            for (Path other : others) {
                String digest = Sha256.ofFile(other);
                if (!digest.equals(sha256)) {
                    Files.move(
                            other, other.resolveSibling(other.getFileName() + "." + digest.substring(0, 16) + ASIDE));
                }
            }
        }
    }
}
