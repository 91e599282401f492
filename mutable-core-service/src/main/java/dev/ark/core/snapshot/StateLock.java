package dev.ark.core.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Says that a process has the state open. Every core holds it together with the others, from before it opens the database until its end; whoever puts
 * another file in its place holds it alone. The operating system gives it up when the holder dies. The file must be opened nowhere else: closing
 * it there would give the lock up, too.
 */
public final class StateLock implements AutoCloseable {
    private final FileChannel channel;

    private StateLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes it together with others; waits while somebody holds it alone. */
    public static StateLock shared(Path file) throws IOException {
        FileChannel channel = open(file);
        try {
            channel.lock(0, Long.MAX_VALUE, true);
            return new StateLock(channel);
        } catch (IOException | OverlappingFileLockException e) {
            channel.close();
            throw e;
        }
    }

    /** Takes it alone; empty when anybody holds it. */
    static Optional<StateLock> exclusive(Path file) throws IOException {
        FileChannel channel = open(file);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new StateLock(channel));
            }
        } catch (OverlappingFileLockException e) {
            // This very process holds it.
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static FileChannel open(Path file) throws IOException {
        // Whoever can open it can hold it, and with it every restore up.
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
