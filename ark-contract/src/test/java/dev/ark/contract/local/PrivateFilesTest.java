package dev.ark.contract.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
    private static final int LENGTH = 100_000;
    private static final int WRITERS = 4;

    @TempDir
    Path directory;

    @Test
    void aFileIsItsOwnersAloneAndTheOldOneIsReplaced() throws Exception {
        Path file = directory.resolve("secret");
        PrivateFiles.write(file, "old");
        PrivateFiles.write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertNothingElseIsThere(file);
    }

    @Test
    void ofWritersAtOnceEachWritesAsIfAlone() throws Exception {
        Path file = directory.resolve("record");
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                String text = Integer.toString(writer).repeat(LENGTH);
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        PrivateFiles.write(file, text);
                        String found = Files.readString(file);
                        assertThat(found)
                                .hasSize(LENGTH)
                                .isEqualTo(found.substring(0, 1).repeat(LENGTH));
                    }
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
        }
        assertNothingElseIsThere(file);
    }

    private void assertNothingElseIsThere(Path file) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }
}
