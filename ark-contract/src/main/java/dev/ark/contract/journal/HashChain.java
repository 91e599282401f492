package dev.ark.contract.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The chain that makes the journal tamper-evident. A row's hash is SHA-256 over the byte strings of prev_hash, epoch, seq, type, body, at,
 * deployment and version, in that order, each preceded by its length as four bytes, so that no two rows encode alike. Numbers are eight
 * bytes, big endian; the time is its RFC 3339 text. Thread-safe.
 */
public final class HashChain {
    /** What the first row points back to: 32 zero bytes. */
    public static final String GENESIS = "0".repeat(64);

    private HashChain() {}

    /** The hash of a row with these fields, as 64 lower-case hexadecimal digits. */
    public static String hash(
            String prevHash,
            long epoch,
            long seq,
            String type,
            String body,
            Instant at,
            String deployment,
            String version) {
        MessageDigest digest = sha256();
        field(digest, HexFormat.of().parseHex(prevHash));
        field(digest, number(epoch));
        field(digest, number(seq));
        field(digest, type);
        field(digest, body);
        field(digest, at.toString());
        field(digest, deployment);
        field(digest, version);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The row that follows a hash. */
    public static JournalRow append(
            String prevHash,
            long epoch,
            long seq,
            String type,
            String body,
            Instant at,
            String deployment,
            String version) {
        String hash = hash(prevHash, epoch, seq, type, body, at, deployment, version);
        return new JournalRow(epoch, seq, type, body, at, deployment, version, prevHash, hash);
    }

    /** Whether a row's hash is the hash of its fields. */
    public static boolean isIntact(JournalRow row) {
        return row.hash()
                .equals(hash(
                        row.prevHash(),
                        row.epoch(),
                        row.seq(),
                        row.type(),
                        row.body(),
                        row.at(),
                        row.deployment(),
                        row.version()));
    }

    private static void field(MessageDigest digest, String text) {
        field(digest, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void field(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
