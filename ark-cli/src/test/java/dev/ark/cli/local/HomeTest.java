package dev.ark.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.cli.Failure;
import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path directory;

    @Test
    void aNewHomeIsPrivateAndItsParentsAreAsUsual() throws IOException {
        Path home = directory.resolve("a/b");
        Home.prepare(new LocalLayout(home, 0));
        assertThat(mode(home)).isEqualTo("rwx------");
        assertThat(mode(home.getParent())).isNotEqualTo("rwx------");
    }

    @Test
    void aDirectoryThatIsThereKeepsItsMode() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        Home.prepare(new LocalLayout(directory, 0));
        Files.createDirectory(directory.resolve("secrets"));
        Files.createFile(directory.resolve("more"));
        Home.prepare(new LocalLayout(directory, 0));
        assertThat(mode(directory)).isEqualTo("rwxrwxrwx");
    }

    @Test
    void aDirectoryWithSomethingElseInItIsRefused() throws IOException {
        Files.createFile(directory.resolve("letter.txt"));
        assertThatThrownBy(() -> Home.prepare(new LocalLayout(directory, 0)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("empty or a new directory");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
