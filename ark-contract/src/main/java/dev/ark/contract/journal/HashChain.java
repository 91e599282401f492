package dev.ark.contract.journal;

import java.nio.charset.StandardCharsets;
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
        byte[] hash = new byte[TreeHash.LENGTH];
        new RowHasher()
                .hash(
                        new RowHasher.Fields(
                                HexFormat.of().parseHex(prevHash),
                                epoch,
                                seq,
                                bytes(type),
                                bytes(body),
                                bytes(at.toString()),
                                bytes(deployment),
                                bytes(version)),
                        hash);
        return HexFormat.of().formatHex(hash);
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
