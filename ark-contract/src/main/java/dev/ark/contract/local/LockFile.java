package dev.ark.contract.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that one holder at a time has for himself, of all processes. The operating system gives it up when the holder's process ends. Thread-safe.
 */
public final class LockFile implements AutoCloseable {
    /** A lock is the process's: whoever in it opened the file a second time would give the lock up by closing that again. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private LockFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the file, which is made for its owner alone where it is not there.
     *
     * @return empty when somebody has it, in this process or another
     */
    public static Optional<LockFile> take(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        if (!HELD.add(absolute)) {
            return Optional.empty();
        }
        Optional<LockFile> mine = Optional.empty();
        try {
            FileChannel channel = FileChannel.open(
                    absolute,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            mine = locked(absolute, channel);
            return mine;
        } finally {
            if (mine.isEmpty()) {
                HELD.remove(absolute);
            }
        }
    }

    private static Optional<LockFile> locked(Path file, FileChannel channel) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return Optional.ofNullable(lock).map(mine -> new LockFile(file, channel));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock " + file + " cannot be given up", e);
        } finally {
            HELD.remove(file);
        }
    }
}
