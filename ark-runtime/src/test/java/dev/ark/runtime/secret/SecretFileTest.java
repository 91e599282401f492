package dev.ark.runtime.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {
    @TempDir
    private Path directory;

    private Path secret(String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), " s3cret\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "r--r-----", "rw-r-----"})
    void aSecretThatIsKeptIsReadWithoutWhiteSpace(String permissions) throws IOException {
        assertThat(SecretFile.text(secret(permissions))).isEqualTo("s3cret");
        assertThat(SecretFile.key(directory.resolve("secret"))).isEqualTo("s3cret".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw----r--", "rw-----w-", "rw--w----", "rw-rw----", "rw-r--r--"})
    void aSecretThatIsOpenToOthersIsRefusedWithoutBeingTold(String permissions) throws IOException {
        Path open = secret(permissions);
        assertThatThrownBy(() -> SecretFile.text(open))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(open.toString())
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aSecretThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> SecretFile.text(directory.resolve("none"))).isInstanceOf(UncheckedIOException.class);
    }
}
