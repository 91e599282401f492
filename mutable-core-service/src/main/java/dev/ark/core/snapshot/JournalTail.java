package dev.ark.core.snapshot;

import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.core.checkpoint.DamagedJournalException;
import dev.ark.core.checkpoint.JournalChain;
import dev.ark.core.checkpoint.SignedTail;
import dev.ark.core.fold.FoldedRow;
import dev.ark.core.sqlite.ChainHead;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the old journal after a snapshot that can be believed: each follows the one before it, and every checkpoint fits.
 *
 * @param after the snapshot's last row
 * @param end the last of these rows; the snapshot's own when there is none
 * @param signed the last row up to this end that a checkpoint after the snapshot covers; 0 for none
 * @param stop why the row after the end cannot be believed; null when there is no such row
 */
record JournalTail(
        OldJournal old,
        long after,
        long end,
        long signed,
        @Nullable String stop) {

    /**
     * Reads as far as rows can be believed.
     *
     * @param snapshot the chain up to the snapshot's last row
     * @param last the last row that anything tells of
     * @throws RestoreRefusedException when the snapshot is of another journal
     */
    static JournalTail read(OldJournal old, JournalChain snapshot, SignedTail signed, long last)
            throws RestoreRefusedException {
        requireSameJournal(old, snapshot.head());
        long after = snapshot.head().seq();
        long covered = 0;
        JournalChain chain = snapshot.copy();
        try {
            for (Optional<JournalRow> row = old.row(after + 1);
                    row.isPresent();
                    row = old.row(chain.head().seq() + 1)) {
                chain.take(row.get());
                long seq = chain.head().seq();
                Optional<SignedCheckpoint> checkpoint = signed.at(seq);
                if (checkpoint.isPresent() && !chain.fits(checkpoint.get())) {
                    String stop = "the rows up to " + seq + " are not those that were signed";
                    return new JournalTail(old, after, Math.max(after, covered), covered, stop);
                }
                covered = checkpoint.isPresent() ? seq : covered;
            }
        } catch (OldJournal.Unreadable | DamagedJournalException e) {
            return new JournalTail(old, after, chain.head().seq(), covered, e.getMessage());
        }
        long end = chain.head().seq();
        return new JournalTail(old, after, end, covered, end < last ? "row " + (end + 1) + " is missing" : null);
    }

    /** The rows, each with its basis, in order. */
    Iterator<FoldedRow> rows() {
        return new Iterator<>() {
            private long seq = after;

            @Override
            public boolean hasNext() {
                return seq < end;
            }

            @Override
            public FoldedRow next() {
                seq++;
                try {
                    JournalRow row = old.row(seq)
                            .orElseThrow(() -> new NoSuchElementException("row " + seq + " was there before"));
                    return new FoldedRow(row, old.basis(seq));
                } catch (OldJournal.Unreadable e) {
                    throw new IllegalStateException(e.getMessage() + ", but could be before", e);
                }
            }
        };
    }

    /** Where the old journal has the snapshot's last row, or one after it that is whole in itself, they must be of one chain. */
    private static void requireSameJournal(OldJournal old, ChainHead head) throws RestoreRefusedException {
        Optional<JournalRow> same = old.readable(head.seq());
        Optional<JournalRow> next = old.readable(head.seq() + 1);
        boolean other = same.isPresent() && !same.get().hash().equals(head.hash())
                || same.isEmpty()
                        && next.isPresent()
                        && HashChain.isIntact(next.get())
                        && !next.get().prevHash().equals(head.hash());
        if (other) {
            throw new RestoreRefusedException(
                    "the snapshot's last row, " + head.seq() + ", is not that of this journal: it is of another one");
        }
    }
}
