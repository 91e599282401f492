package dev.ark.contract.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of the platform. Thread-safe. */
final class Sha256 {
    private Sha256() {}

    static byte[] digest(byte[] bytes) {
        return start().digest(bytes);
    }

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
