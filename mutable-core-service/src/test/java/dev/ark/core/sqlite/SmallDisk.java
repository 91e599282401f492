package dev.ark.core.sqlite;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real file system of a few megabytes, which a test can fill up. */
final class SmallDisk {
    private final Path directory;
    private final Path ballast;

    private SmallDisk(Path directory) {
        this.directory = directory;
        this.ballast = directory.resolve("ballast");
    }

    /** Mounts one, or skips the test where that is not allowed. */
    static SmallDisk mount(Path directory, int mebibytes) throws IOException, InterruptedException {
        boolean mounted =
                run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", directory.toString()) == 0;
        assumeTrue(mounted, "no file system can be mounted here: that takes root, and mount(8)");
        return new SmallDisk(directory);
    }

    Path file() {
        return directory.resolve("state.db");
    }

    /** Leaves nothing free. */
    void fill() throws IOException {
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (int i = 0; i < 1_000_000; i++) {
                out.write(block);
            }
            throw new AssertionError("the disk is too large");
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space")) {
                throw e;
            }
        }
    }

    /** Makes room again. */
    void clear() throws IOException {
        Files.delete(ballast);
    }

    void unmount() throws IOException, InterruptedException {
        if (run("umount", directory.toString()) != 0) {
            throw new IOException("the small disk is busy");
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
