package dev.ark.cli.journal;

import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.CanonicalJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Follows the journal's chain row by row, from the first. Not thread-safe. */
final class ChainCheck {
    private static final String BASIS_MEMBER = ",\"basis_sha256\":\"";

    private long rows;
    private long headSeq;
    private long epoch;
    private String headHash = HashChain.GENESIS;

    /**
     * A row as it stands in the file, with nothing yet believed of it.
     *
     * @param basis what the decision of this row was based on, as kept beside the journal; empty when it is no decision or the basis is gone
     */
    record StoredRow(
            long seq,
            long epoch,
            String type,
            String body,
            String at,
            String deployment,
            String version,
            String prevHash,
            String hash,
            String basis) {}

    /** The first bad row, and what is wrong with it. */
    record Flaw(long seq, String problem) {}

    /** Takes the next row; a flaw ends the check. */
    Optional<Flaw> next(StoredRow row) {
        Optional<String> problem = problem(row);
        if (problem.isPresent()) {
            return Optional.of(new Flaw(row.seq() == headSeq + 1 ? row.seq() : headSeq + 1, problem.get()));
        }
        rows++;
        headSeq = row.seq();
        headHash = row.hash();
        epoch = row.epoch();
        return Optional.empty();
    }

    private Optional<String> problem(StoredRow row) {
        if (row.seq() != headSeq + 1) {
            return Optional.of("it is missing: after row " + headSeq + " comes row " + row.seq());
        }
        if (!headHash.equals(row.prevHash())) {
            return Optional.of("its prev_hash is not the hash of row " + headSeq);
        }
        if (row.epoch() < epoch) {
            return Optional.of("its epoch is lower than the one before");
        }
        try {
            Instant at = Instant.parse(row.at());
            if (!at.toString().equals(row.at())) {
                return Optional.of("its time is not written as it was hashed: " + row.at());
            }
            if (!HashChain.isIntact(journalRow(row, at))) {
                return Optional.of("its hash is not the hash of its fields: one of them was changed");
            }
            return hasItsBasis(row)
                    ? Optional.empty()
                    : Optional.of("what its decision was based on was changed, or is gone");
        } catch (DateTimeException e) {
            return Optional.of("its time is not a time: " + row.at());
        } catch (IllegalArgumentException e) {
            return Optional.of("its prev_hash is not a hash");
        }
    }

    /** A quote inside a JSON text is escaped, so the member's name is found where it stands as a member alone. */
    private static boolean hasItsBasis(StoredRow row) {
        int member = row.body().indexOf(BASIS_MEMBER);
        return member < 0
                || row.body().startsWith(CanonicalJson.sha256(row.basis()) + '"', member + BASIS_MEMBER.length());
    }

    private static JournalRow journalRow(StoredRow row, Instant at) {
        return new JournalRow(
                row.epoch(),
                row.seq(),
                row.type(),
                row.body(),
                at,
                row.deployment(),
                row.version(),
                row.prevHash(),
                row.hash());
    }

    /** Good rows so far. */
    long rows() {
        return rows;
    }

    long headSeq() {
        return headSeq;
    }

    String headHash() {
        return headHash;
    }

    long epoch() {
        return epoch;
    }
}
