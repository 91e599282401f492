package dev.ark.contract.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
    /** What another process finds. */
    private static final String OTHER = """
            import java.nio.channels.FileChannel;
            import java.nio.file.Path;
            import java.nio.file.StandardOpenOption;
            class Other {
                public static void main(String[] arguments) throws Exception {
                    try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
                        System.out.print(channel.tryLock() == null ? "taken" : "free");
                    }
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void oneHolderAtATime() throws IOException {
        Path file = directory.resolve("lock");
        try (LockFile _ = LockFile.take(file).orElseThrow()) {
            assertThat(LockFile.take(file)).isEmpty();
        }
        LockFile.take(file).orElseThrow().close();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** On POSIX a process gives a lock up by closing the file, also where it opened it a second time. */
    @Test
    void whoAsksInVainDoesNotGiveTheLockOfTheHolderUp() throws Exception {
        Path file = directory.resolve("lock");
        try (LockFile _ = LockFile.take(file).orElseThrow()) {
            assertThat(LockFile.take(directory.resolve("../" + directory.getFileName() + "/lock")))
                    .isEmpty();
            assertThat(foundByAnotherProcess(file)).isEqualTo("taken");
        }
        assertThat(foundByAnotherProcess(file)).isEqualTo("free");
    }

    private String foundByAnotherProcess(Path file) throws Exception {
        Path source = Files.writeString(directory.resolve("Other.java"), OTHER);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        source.toString(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
