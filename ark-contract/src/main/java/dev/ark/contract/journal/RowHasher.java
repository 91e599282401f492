package dev.ark.contract.journal;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;

/**
 * Hashes rows of the journal, see {@link HashChain}, from the bytes that they are stored as: nothing is parsed, copied or written anew.
 * Not thread-safe.
 */
public final class RowHasher {
    /** More than all fields but the body take as a rule. */
    private static final int USUAL = 1_024;

    private final MessageDigest digest = Sha256.start();
    private ByteBuffer small = ByteBuffer.allocate(USUAL);

    /**
     * A row's fields. All texts are UTF-8.
     *
     * @param prevHash 32 bytes
     * @param at RFC 3339
     */
    @SuppressWarnings("ArrayRecordComponent") // a view of a row on its way into the digest, compared with nothing
    public record Fields(
            byte[] prevHash,
            long epoch,
            long seq,
            byte[] type,
            byte[] body,
            byte[] at,
            byte[] deployment,
            byte[] version) {}

    /** Writes a row's hash, 32 bytes, into a buffer. */
    public void hash(Fields row, byte[] out) {
        makeRoom(row);
        field(row.prevHash());
        number(row.epoch());
        number(row.seq());
        field(row.type());
        small.putInt(row.body().length);
        flush();
        digest.update(row.body());
        field(row.at());
        field(row.deployment());
        field(row.version());
        flush();
        try {
            digest.digest(out, 0, TreeHash.LENGTH);
        } catch (DigestException e) {
            throw new IllegalArgumentException("a hash needs " + TreeHash.LENGTH + " bytes", e);
        }
    }

    /** The digest is fed in two pieces, around the body: a call for each field costs more than the hashing of most. */
    private void makeRoom(Fields row) {
        int needed = row.prevHash().length
                + row.type().length
                + row.at().length
                + row.deployment().length
                + row.version().length;
        if (needed < 0) {
            throw new BufferOverflowException();
        }
        if (small.capacity() < needed + USUAL / 2) {
            small = ByteBuffer.allocate(needed + USUAL);
        }
        small.clear();
    }

    private void field(byte[] bytes) {
        small.putInt(bytes.length).put(bytes);
    }

    private void number(long value) {
        small.putInt(Long.BYTES).putLong(value);
    }

    private void flush() {
        digest.update(small.array(), 0, small.position());
        small.clear();
    }
}
