package dev.ark.core.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Disk space that is kept for the day when there is none: it is given up so that a halt can be written on a full disk. Both slots share it. Thread-safe.
 */
final class ReserveFile {
    private static final Logger LOG = Logger.getLogger(ReserveFile.class);
    private static final int BLOCK = 1 << 16;

    private final Path file;
    private final long size;

    ReserveFile(Path database, long size) {
        this.file = Path.of(database + ".reserve");
        this.size = size;
    }

    /** Whether any space is to be kept at all. */
    boolean isWanted() {
        return size > 0;
    }

    /** Whether it is there, whole. */
    boolean isThere() {
        try {
            return size > 0 && Files.size(file) >= size;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Takes the space, if as much again stays free. Space that was just given up is therefore not taken by the other slot.
     *
     * @param freeBytes of the disk now
     */
    synchronized void make(long freeBytes) {
        if (size == 0 || isThere() || freeBytes < 2 * size) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // A file system that compresses would keep no room for zeros.
            byte[] noise = new byte[BLOCK];
            ThreadLocalRandom.current().nextBytes(noise);
            ByteBuffer block = ByteBuffer.wrap(noise);
            for (long position = channel.size(); position < size; ) {
                block.clear().limit((int) Math.min(BLOCK, size - position));
                position += channel.write(block, position);
            }
            channel.force(true);
            LOG.infof("%d bytes are reserved in %s", size, file);
        } catch (IOException e) {
            LOG.warn("no disk space could be reserved", e);
            release();
        }
    }

    /** Gives the space up. */
    synchronized void release() {
        try {
            if (Files.deleteIfExists(file)) {
                LOG.warn("the reserved disk space was given up");
            }
        } catch (IOException e) {
            LOG.error("the reserved disk space cannot be given up", e);
        }
    }
}
