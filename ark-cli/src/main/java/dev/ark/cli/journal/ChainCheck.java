package dev.ark.cli.journal;

import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Follows the journal's chain row by row, from the first row, or the oldest one that is kept. Not thread-safe. */
final class ChainCheck {
    private long rows;
    private long firstSeq;
    private long headSeq;
    private long epoch;
    private String headHash = HashChain.GENESIS;

    /** A row as it stands in the file, with nothing yet believed of it. */
    record StoredRow(
            long seq,
            long epoch,
            String type,
            String body,
            String at,
            String deployment,
            String version,
            String prevHash,
            String hash) {}

    /** The first bad row, and what is wrong with it. */
    record Flaw(long seq, String problem) {}

    /** Takes the next row; a flaw ends the check. */
    Optional<Flaw> next(StoredRow row) {
        if (rows == 0) {
            firstSeq = row.seq();
            headSeq = row.seq() - 1;
            headHash = row.seq() == 1 ? HashChain.GENESIS : row.prevHash();
            epoch = row.epoch();
        }
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
            return HashChain.isIntact(journalRow(row, at))
                    ? Optional.empty()
                    : Optional.of("its hash is not the hash of its fields: one of them was changed");
        } catch (DateTimeException e) {
            return Optional.of("its time is not a time: " + row.at());
        } catch (IllegalArgumentException e) {
            return Optional.of("its prev_hash is not a hash");
        }
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

    long firstSeq() {
        return firstSeq;
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
