package dev.ark.core.checkpoint;

import dev.ark.contract.journal.InvalidNoteException;
import dev.ark.contract.journal.MerkleProofs;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.journal.VerifierKey;
import dev.ark.core.journal.JournalFloor;
import dev.ark.core.sqlite.ChainHead;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Holds the journal to what was signed of it last, in the database and outside, before this process adds to it. It is quick, because of whole blocks of
 * rows it reads the hashes that were kept of them: a row changed in the middle is found by {@code ark journal verify}, and not here.
 */
final class StartCheck {
    private static final String TABLE = "the newest checkpoint in the database";
    private static final String COPY = "the newest checkpoint outside the database";

    private final VerifierKey key;
    /** Read before the database: the other slot copies a checkpoint only after it is in there. */
    private final Optional<SignedCheckpoint> outside;

    StartCheck(VerifierKey key, Optional<SignedCheckpoint> outside) {
        this.key = key;
        this.outside = outside;
    }

    /**
     * Checks.
     *
     * @return whether it is what was signed; anything else throws
     * @throws IllegalStateException when rows were cut off or changed, or a checkpoint is not genuine
     */
    boolean run(Session session) throws SQLException {
        long head = ChainHead.read(session).seq();
        long floor = JournalFloor.read(session).seq();
        Optional<SignedCheckpoint> inside = CheckpointStore.newest(session);
        MerkleProofs tree = new MerkleProofs(new StoredTree(session));
        long signed = inside.map(SignedCheckpoint::size).orElse(0L);
        if (inside.isPresent()) {
            check(TABLE, inside.get(), head, tree, floor);
        }
        if (outside.isPresent()) {
            if (outside.get().size() > signed && outside.get().size() <= head) {
                throw new IllegalStateException(COPY + " is of row "
                        + outside.get().size() + ", in the database of row " + signed + ": checkpoints were cut off");
            }
            check(COPY, outside.get(), head, tree, floor);
        }
        return true;
    }

    private void check(String which, SignedCheckpoint checkpoint, long head, MerkleProofs tree, long floor) {
        try {
            SignedCheckpoint.verified(checkpoint.note(), key);
        } catch (InvalidNoteException e) {
            throw new IllegalStateException(which + " is not genuine: " + e.getMessage(), e);
        }
        if (checkpoint.size() > head) {
            throw new IllegalStateException(
                    which + " is of row " + checkpoint.size() + ", but the journal ends at row " + head
                            + ": rows were cut off at its end. If an older copy was put back on purpose, move the checkpoints"
                            + " outside the database away first");
        }
        if (checkpoint.size() < floor && checkpoint.size() % JournalFloor.BLOCK != 0) {
            // Its last rows are in the archive, so that only ark journal verify can compute their tree.
            return;
        }
        if (!tree.root(checkpoint.size()).equals(checkpoint.root())) {
            throw new IllegalStateException(which + " does not fit the first " + checkpoint.size()
                    + " rows: they are not those that were signed");
        }
    }
}
