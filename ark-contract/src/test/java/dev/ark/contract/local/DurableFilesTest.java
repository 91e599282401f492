package dev.ark.contract.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
    @TempDir
    Path directory;

    @Test
    void aFileMovesToAnotherDiskAsAWhole() throws IOException {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(memory));
        Path elsewhere = Files.createTempDirectory(memory, "durable-files");
        try {
            assumeTrue(!Files.getFileStore(elsewhere).equals(Files.getFileStore(directory)));
            Path file = Files.writeString(directory.resolve("checkpoints.ndjson"), "a line\n");
            DurableFiles.moveInto(elsewhere, file);
            assertThat(file).doesNotExist();
            assertThat(elsewhere.resolve("checkpoints.ndjson")).hasContent("a line\n");
            try (Stream<Path> names = Files.list(elsewhere)) {
                assertThat(names).hasSize(1);
            }
        } finally {
            Files.deleteIfExists(elsewhere.resolve("checkpoints.ndjson"));
            Files.delete(elsewhere);
        }
    }
}
