package dev.ark.runtime.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Reads secrets from files that nobody but their owner (and, as for mounted secrets, their group) can read. */
public final class SecretFile {
    private static final Set<PosixFilePermission> TOO_OPEN =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private SecretFile() {}

    /**
     * A secret as text, without surrounding white space.
     *
     * @throws IllegalStateException when others may read the file, or others than its owner write it
     * @throws UncheckedIOException when it cannot be read
     */
    public static String text(Path file) {
        try {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(TOO_OPEN::contains)) {
                throw new IllegalStateException("the secret " + file + " is open to others: set its mode to 600");
            }
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the secret " + file + " cannot be read", e);
        }
    }

    /** A secret key: the UTF-8 bytes of the file's text. */
    public static byte[] key(Path file) {
        return text(file).getBytes(StandardCharsets.UTF_8);
    }
}
