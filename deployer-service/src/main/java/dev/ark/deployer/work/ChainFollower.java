package dev.ark.deployer.work;

import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;

/** Holds one row of the journal after another to the one before it. Not thread-safe. */
public final class ChainFollower {
    private long seq;
    private String hash;

    /** From a row that is known to be right. */
    public ChainFollower(long seq, String hash) {
        this.seq = seq;
        this.hash = hash;
    }

    /**
     * Takes the next row.
     *
     * @throws WorkFailedException when it does not follow
     */
    public void accept(JournalRow row) throws WorkFailedException {
        if (row.seq() != seq + 1 || !row.prevHash().equals(hash) || !HashChain.isIntact(row)) {
            throw new WorkFailedException("row " + row.seq() + " of the journal does not follow row " + seq);
        }
        seq = row.seq();
        hash = row.hash();
    }

    /** The last row that follows. */
    public long seq() {
        return seq;
    }
}
