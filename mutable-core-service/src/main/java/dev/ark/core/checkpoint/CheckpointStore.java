package dev.ark.core.checkpoint;

import dev.ark.contract.journal.InvalidNoteException;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.journal.TreeHash;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The checkpoints in the database, and the nodes of the tree that are kept for proofs. */
final class CheckpointStore {
    private static final int PAGE = 1_000;

    private CheckpointStore() {}

    /** A root of 2^level rows. */
    record KeptNode(int level, long index, TreeHash hash) {}

    static Optional<SignedCheckpoint> newest(Session session) throws SQLException {
        return session.first(
                "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1", row -> checkpoint(row.getString(1)));
    }

    /** The note that was signed at a size. */
    static Optional<String> note(Session session, long size) throws SQLException {
        return session.first("SELECT note FROM checkpoint WHERE size = ?", row -> row.getString(1), size);
    }

    /** The checkpoints of more rows than these, oldest first, some thousand at most. */
    static List<SignedCheckpoint> after(Session session, long size) throws SQLException {
        return session.list(
                "SELECT note FROM checkpoint WHERE size > ? ORDER BY size LIMIT " + PAGE,
                row -> checkpoint(row.getString(1)),
                size);
    }

    /**
     * Adds a checkpoint to the one that it was computed from.
     *
     * @param base size of that one, 0 for none
     * @return whether it was added; not when the other slot has signed meanwhile
     */
    static boolean add(Transaction transaction, long base, SignedCheckpoint checkpoint, List<KeptNode> nodes)
            throws SQLException {
        Session session = transaction.session();
        long newest = session.first("SELECT coalesce(max(size), 0) FROM checkpoint", row -> row.getLong(1))
                .orElse(0L);
        if (newest != base) {
            return false;
        }
        keep(session, checkpoint, transaction.now());
        keep(session, nodes);
        return true;
    }

    static void keep(Session session, SignedCheckpoint checkpoint, Instant at) throws SQLException {
        session.update(
                "INSERT INTO checkpoint (size, at, note) VALUES (?, ?, ?)", checkpoint.size(), at, checkpoint.note());
    }

    static void keep(Session session, List<KeptNode> nodes) throws SQLException {
        for (KeptNode node : nodes) {
            session.update(
                    "INSERT INTO merkle_node (level, idx, hash) VALUES (?, ?, ?)",
                    node.level(),
                    node.index(),
                    node.hash().hex());
        }
    }

    private static SignedCheckpoint checkpoint(String note) {
        try {
            return SignedCheckpoint.unverified(note);
        } catch (InvalidNoteException e) {
            throw new IllegalStateException("a checkpoint in the database was changed: " + e.getMessage(), e);
        }
    }
}
