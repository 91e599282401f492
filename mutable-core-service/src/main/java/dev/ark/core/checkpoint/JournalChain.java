package dev.ark.core.checkpoint;

import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.MerkleFrontier;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.journal.TreeHash;
import dev.ark.core.sqlite.ChainHead;

/** Holds rows, one after the other, to the chain and to what was signed of them. Not thread-safe. */
public final class JournalChain {
    private final MerkleFrontier tree;
    private ChainHead head;

    /** A chain that goes on after a row, whose tree is known. */
    JournalChain(ChainHead head, MerkleFrontier tree) {
        this.head = head;
        this.tree = tree;
    }

    /** The last row that was taken. */
    public ChainHead head() {
        return head;
    }

    /** A chain of its own that goes on from here. */
    public JournalChain copy() {
        return new JournalChain(head, tree.copy());
    }

    /**
     * Takes the next row.
     *
     * @throws DamagedJournalException when it does not follow, or was changed; then nothing is taken
     */
    public void take(JournalRow row) throws DamagedJournalException {
        if (row.seq() != head.seq() + 1) {
            throw new DamagedJournalException("row " + (head.seq() + 1) + " is missing");
        }
        if (!row.prevHash().equals(head.hash())) {
            throw new DamagedJournalException("row " + row.seq() + " does not follow the row before it");
        }
        if (row.epoch() < head.epoch() || row.at().isBefore(head.at())) {
            throw new DamagedJournalException("row " + row.seq() + " is older than the row before it");
        }
        if (!isIntact(row)) {
            throw new DamagedJournalException("row " + row.seq() + " was changed");
        }
        tree.append(TreeHash.ofRow(row.hash()));
        head = new ChainHead(row.epoch(), row.seq(), row.hash(), row.at());
    }

    /** Whether a checkpoint of as many rows as there are now was signed of these very rows. */
    public boolean fits(SignedCheckpoint checkpoint) {
        return checkpoint.size() == tree.size() && checkpoint.root().equals(tree.root());
    }

    private static boolean isIntact(JournalRow row) {
        try {
            return HashChain.isIntact(row);
        } catch (IllegalArgumentException e) {
            // Its hashes are no hashes.
            return false;
        }
    }
}
