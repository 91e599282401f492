package dev.ark.acceptance.core;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A small disk in memory, which can be filled up. */
final class SmallDisk implements AutoCloseable {
    private static final int CHUNK = 1 << 12;

    private final Path directory;
    private final Path filler;

    private SmallDisk(Path directory) {
        this.directory = directory;
        this.filler = directory.resolve("filler");
    }

    /** Puts one in the place of a directory; the test is given up where this user may not. */
    static SmallDisk mount(Path directory, int megabytes) throws IOException {
        if (run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString()) != 0) {
            abort("this user may not mount a file system");
        }
        return new SmallDisk(directory);
    }

    long freeBytes() throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    /** Writes a file that leaves so many bytes, or, if it cannot, nothing. */
    void fillTo(long bytesLeft) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (freeBytes() > bytesLeft) {
                out.write(chunk);
            }
        } catch (IOException e) {
            if (freeBytes() > CHUNK) {
                throw e;
            }
        }
    }

    /** Takes that file away. */
    void free() throws IOException {
        Files.delete(filler);
    }

    @Override
    public void close() throws IOException {
        run("umount", "-l", directory.toString());
    }

    private static int run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
