package dev.ark.cli.journal;

import dev.ark.contract.journal.RowHasher;
import dev.ark.contract.journal.TreeHash;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** No row is missing, each follows the one before, and its hash is that of its fields. */
final class ChainCheck implements RowCheck {
    private final RowHasher hasher = new RowHasher();
    private final byte[] computed = new byte[TreeHash.LENGTH];
    private long rows;
    private long headSeq;
    private long epoch;
    private byte[] headHash;

    /** A check of the rows that follow those in an archive. */
    ChainCheck(ArchivedUpTo archived) {
        this.headSeq = archived.seq();
        this.headHash = StoredRow.text(archived.hash());
        this.epoch = archived.epoch();
    }

    @Override
    public Optional<Flaw> next(StoredRow row) {
        if (row.seq() != headSeq + 1) {
            return Optional.of(
                    Flaw.ofRow(headSeq + 1, "it is missing: after row " + headSeq + " comes row " + row.seq()));
        }
        if (!Arrays.equals(headHash, row.prevHash())) {
            return Optional.of(Flaw.ofRow(row.seq(), "its prev_hash is not the hash of row " + headSeq));
        }
        if (row.epoch() < epoch) {
            return Optional.of(Flaw.ofRow(row.seq(), "its epoch is lower than the one before"));
        }
        if (!isIntact(row)) {
            return Optional.of(Flaw.ofRow(row.seq(), whyNotIntact(row)));
        }
        rows++;
        headSeq = row.seq();
        headHash = row.hash();
        epoch = row.epoch();
        return Optional.empty();
    }

    private boolean isIntact(StoredRow row) {
        var fields = row.hashed();
        if (fields.isEmpty()) {
            return false;
        }
        hasher.hash(fields.get(), computed);
        return HexFormat.of().formatHex(computed).equals(row.hashText());
    }

    private static String whyNotIntact(StoredRow row) {
        String at = row.atText();
        try {
            return Instant.parse(at).toString().equals(at)
                    ? "its hash is not the hash of its fields: one of them was changed"
                    : "its time is not written as it was hashed: " + at;
        } catch (DateTimeException e) {
            return "its time is not a time: " + at;
        }
    }

    /** Good rows so far. */
    long rows() {
        return rows;
    }

    long headSeq() {
        return headSeq;
    }

    String headHash() {
        return new String(headHash, StandardCharsets.ISO_8859_1);
    }

    long epoch() {
        return epoch;
    }
}
