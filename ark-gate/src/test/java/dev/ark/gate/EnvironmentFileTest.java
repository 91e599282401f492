package dev.ark.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {
    @TempDir
    Path directory;

    @Test
    void aValueTakesItsPlaceAndEveryOtherLineStays() {
        String text = "# versions\nARK_STABLE_VERSION=v1\n\nOTHER=a=b\nARK_STABLE_VERSION=v0\n";
        assertThat(EnvironmentFile.with(text, Map.of("ARK_STABLE_VERSION", "v2")))
                .isEqualTo("# versions\nARK_STABLE_VERSION=v2\n\nOTHER=a=b\n");
    }

    @Test
    void aValueThatIsNotThereIsAdded() throws IOException {
        Path file = directory.resolve(".env");
        new EnvironmentFile(file).set(Map.of("ARK_CANARY_VERSION", "v2"));
        assertThat(file).hasContent("ARK_CANARY_VERSION=v2");
        assertThat(directory.resolve(".env.next")).doesNotExist();
    }

    @Test
    void itsModeStays() throws IOException {
        Path file = Files.writeString(directory.resolve(".env"), "A=1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        new EnvironmentFile(file).set(Map.of("A", "2"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(file).hasContent("A=2");
    }
}
