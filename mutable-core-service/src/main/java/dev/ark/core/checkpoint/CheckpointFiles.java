package dev.ark.core.checkpoint;

import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.InvalidNoteException;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.local.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoints outside the database. They follow the database: whatever it has and the log has not is appended, so that a process which
 * ended between the two is made up for by the next. Both slots may write; one at a time does. Thread-safe.
 */
final class CheckpointFiles {
    /** More than any line of the log. */
    private static final int LONGEST_LINE = 1 << 17;

    private final CheckpointCopies copies;
    private final long mostBytes;
    private volatile long copied = -1;

    /**
     * The files in their directory.
     *
     * @param mostBytes of the log; one that is larger becomes a file of its own
     */
    CheckpointFiles(CheckpointCopies copies, long mostBytes) {
        this.copies = copies;
        this.mostBytes = mostBytes;
    }

    /** The checkpoints of the database. */
    interface Source {
        /** Those of more rows than these, oldest first; some of them, and none only after the last. */
        List<SignedCheckpoint> after(long size);
    }

    /**
     * The newest checkpoint in the log.
     *
     * @throws UncheckedIOException when the log cannot be read
     * @throws IllegalStateException when its last line is whole but no checkpoint
     */
    Optional<SignedCheckpoint> newest() {
        try {
            Optional<SignedCheckpoint> newest = Files.exists(copies.log()) ? lastOf(copies.log()) : Optional.empty();
            return newest.isPresent() ? newest : newestRotated();
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoints in " + copies.directory() + " cannot be read", e);
        }
    }

    private Optional<SignedCheckpoint> newestRotated() throws IOException {
        List<Path> rotated = copies.rotated();
        return rotated.isEmpty() ? Optional.empty() : lastOf(rotated.getLast());
    }

    private static Optional<SignedCheckpoint> lastOf(Path file) throws IOException {
        try (FileChannel log = FileChannel.open(file, StandardOpenOption.READ)) {
            return lastOf(log, wholeLines(log));
        }
    }

    /**
     * Brings the copies up to the newest checkpoint of the database. When the other slot is writing, nothing happens: it, or the next call,
     * will.
     */
    void follow(long newest, Source source) {
        if (copied == newest) {
            return;
        }
        try {
            PrivateFiles.directory(copies.directory());
            try (FileChannel log = FileChannel.open(
                            copies.log(),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
                    FileLock lock = log.tryLock()) {
                if (lock != null) {
                    copied = bringUp(log, source);
                }
            }
        } catch (OverlappingFileLockException e) {
            // Held by another part of this very process: as good as another slot's.
            copied = -1;
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoints cannot be copied to " + copies.directory(), e);
        }
    }

    private long bringUp(FileChannel log, Source source) throws IOException {
        long end = wholeLines(log);
        log.truncate(end);
        log.position(end);
        Optional<SignedCheckpoint> last = lastOf(log, end);
        if (end > mostBytes && last.isPresent()) {
            rotate(log, last.get());
        } else if (last.isEmpty()) {
            last = newestRotated();
        }
        List<SignedCheckpoint> page = source.after(size(last));
        while (!page.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            page.forEach(checkpoint -> lines.append(CheckpointCopies.line(checkpoint.note())));
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
            while (bytes.hasRemaining()) {
                log.write(bytes);
            }
            last = Optional.of(page.getLast());
            page = source.after(size(last));
        }
        log.force(true);
        if (last.isPresent() && !isLatest(last.get())) {
            PrivateFiles.write(copies.latest(), last.get().note());
        }
        return size(last);
    }

    /**
     * Puts what the log has into a file of its own, and leaves its last line alone in it, so that whoever appends knows where to go on. When it is
     * stopped between the two, the next rotation leaves out what was put there. The file is read by the channel that is locked: whoever opens it a second time
     * gives the lock up by closing it.
     */
    private void rotate(FileChannel log, SignedCheckpoint last) throws IOException {
        long known = size(newestRotated());
        StringBuilder lines = new StringBuilder();
        for (String line : lines(log)) {
            if (size(line) > known) {
                lines.append(line).append('\n');
            }
        }
        if (!lines.isEmpty()) {
            PrivateFiles.write(copies.rotated(last.size()), lines.toString());
        }
        log.truncate(0);
        log.position(0);
        ByteBuffer line = StandardCharsets.UTF_8.encode(CheckpointCopies.line(last.note()));
        while (line.hasRemaining()) {
            log.write(line);
        }
    }

    /** All lines. The channel stays open. */
    private static List<String> lines(FileChannel log) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(log.size()));
        while (bytes.hasRemaining() && log.read(bytes, bytes.position()) >= 0) {
            // read on
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static long size(String line) {
        try {
            return SignedCheckpoint.unverified(CheckpointCopies.note(line)).size();
        } catch (InvalidNoteException e) {
            throw new IllegalStateException("a checkpoint outside the database was changed: " + e.getMessage(), e);
        }
    }

    private boolean isLatest(SignedCheckpoint checkpoint) throws IOException {
        return Files.exists(copies.latest())
                && Files.readString(copies.latest()).equals(checkpoint.note());
    }

    private static long size(Optional<SignedCheckpoint> checkpoint) {
        return checkpoint.map(SignedCheckpoint::size).orElse(0L);
    }

    /** Where the last whole line ends; what follows was cut short by the end of its writer. */
    private static long wholeLines(FileChannel log) throws IOException {
        long length = log.size();
        String tail = tail(log, length);
        int lineFeed = tail.lastIndexOf('\n');
        if (lineFeed < 0 && length >= LONGEST_LINE) {
            throw new IllegalStateException("the log of checkpoints ends in something else");
        }
        return lineFeed < 0 ? 0 : length - (tail.length() - lineFeed - 1);
    }

    private static Optional<SignedCheckpoint> lastOf(FileChannel log, long end) throws IOException {
        String tail = tail(log, end).stripTrailing();
        if (tail.isEmpty()) {
            return Optional.empty();
        }
        // A byte a character, so that a tail which starts within a character is no matter; the line itself is read as
        // what it is.
        byte[] line = tail.substring(tail.lastIndexOf('\n') + 1).getBytes(StandardCharsets.ISO_8859_1);
        try {
            return Optional.of(
                    SignedCheckpoint.unverified(CheckpointCopies.note(new String(line, StandardCharsets.UTF_8))));
        } catch (InvalidNoteException e) {
            throw new IllegalStateException(
                    "the newest checkpoint outside the database was changed: " + e.getMessage(), e);
        }
    }

    private static String tail(FileChannel log, long end) throws IOException {
        int length = (int) Math.min(end, LONGEST_LINE);
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && log.read(bytes, end - length + bytes.position()) >= 0) {
            // read on
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }
}
