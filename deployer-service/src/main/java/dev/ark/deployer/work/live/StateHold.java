package dev.ark.deployer.work.live;

import dev.ark.deployer.work.WorkFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Takes part in the lock that every core holds while it has the state open, so that no restore puts another file in its place meanwhile. */
final class StateHold implements AutoCloseable {
    private final FileChannel channel;

    private StateHold(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes it together with others.
     *
     * @throws WorkFailedException when somebody has it alone
     */
    static StateHold take(Path file) throws WorkFailedException {
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                if (channel.tryLock(0, Long.MAX_VALUE, true) != null) {
                    return new StateHold(channel);
                }
            } catch (IOException | OverlappingFileLockException e) {
                channel.close();
                throw new IOException(e);
            }
            channel.close();
            throw new WorkFailedException("a restore is being carried out");
        } catch (IOException e) {
            throw new WorkFailedException("the state's lock " + file + " cannot be taken: " + e, e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
