package dev.ark.cli.local;

import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Held while an installation is changed; the operating system lets go of it when the holder dies. */
final class HomeLock implements AutoCloseable {
    static final String FILE = "lock";

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for the lock of an installation whose home is there. */
    static HomeLock acquire(LocalLayout layout) throws IOException {
        Path file = layout.home().resolve(FILE);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return new HomeLock(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
