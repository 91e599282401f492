package dev.ark.contract.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.util.HexFormat;

/** Holds the rows of a segment to each other: none is missing, each follows the one before, and its hash is that of its fields. Not thread-safe. */
public final class SegmentCheck {
    private final MessageDigest content = Sha256.start();
    private long seq;
    private String hash;

    /** A check of the rows that follow one. */
    public SegmentCheck(long seq, String hash) {
        this.seq = seq;
        this.hash = hash;
    }

    /**
     * Takes the next row.
     *
     * @throws DamagedSegmentException when it is not the one that follows
     */
    public void next(ArchivedRow row) throws DamagedSegmentException {
        if (row.seq() != seq + 1) {
            throw new DamagedSegmentException("after row " + seq + " comes row " + row.seq());
        }
        if (!row.prevHash().equals(hash) || !isIntact(row)) {
            throw new DamagedSegmentException("row " + row.seq() + " was changed");
        }
        content.update(row.line().getBytes(StandardCharsets.UTF_8));
        seq = row.seq();
        hash = row.hash();
    }

    private static boolean isIntact(ArchivedRow row) {
        try {
            return HashChain.isIntact(row.row());
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The last row that was taken. */
    public long seq() {
        return seq;
    }

    /** Its hash. */
    public String hash() {
        return hash;
    }

    /** The SHA-256 over all that was taken, what decisions were based on included; ends the check. */
    public String content() {
        return HexFormat.of().formatHex(content.digest());
    }
}
