package dev.ark.contract.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of the platform. Thread-safe. */
public final class Sha256 {
    private Sha256() {}

    static byte[] digest(byte[] bytes) {
        return start().digest(bytes);
    }

    /** The digest of a file's bytes, 64 hexadecimal digits. Not for a file on which this process holds a lock: closing it would give that up. */
    public static String ofFile(Path file) throws IOException {
        MessageDigest digest = start();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A digest of nothing yet. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
