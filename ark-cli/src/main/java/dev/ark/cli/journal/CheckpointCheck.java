package dev.ark.cli.journal;

import dev.ark.contract.journal.InvalidNoteException;
import dev.ark.contract.journal.MerkleFrontier;
import dev.ark.contract.journal.MerkleProofs;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.journal.TreeHash;
import dev.ark.contract.journal.TreeNodes;
import dev.ark.contract.journal.VerifierKey;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Every checkpoint, wherever it is kept, is signed by the key and is that of these rows; and no row that was signed is missing at the end. */
final class CheckpointCheck implements RowCheck {
    private final Optional<VerifierKey> key;
    private final List<Follower> followers = new ArrayList<>();
    private final MerkleFrontier tree;
    private final Optional<KeptTree> kept;
    private long checkpoints;
    private long signedSeq;
    private String known = "";

    /** Where a trail has been followed to. */
    private static final class Follower {
        private final CheckpointTrail trail;
        private final Deque<String> notes = new ArrayDeque<>();
        private Optional<SignedCheckpoint> next = Optional.empty();
        private boolean started;

        private Follower(CheckpointTrail trail) {
            this.trail = trail;
        }
    }

    /**
     * What is known of rows that are not examined.
     *
     * @param size how many they are, a multiple of 256
     */
    record KeptTree(long size, TreeNodes nodes) {
        private static final int BLOCK = 256;

        /** Whether the root of a tree of their first rows can be computed. */
        boolean knows(long rows) {
            return rows % BLOCK == 0;
        }

        TreeHash root(long rows) {
            return new MerkleProofs(nodes).root(rows);
        }
    }

    /**
     * A check of some trails.
     *
     * @param key that has signed them; without it, signatures are not checked
     * @param kept what is known of the rows before the first; empty when there are none
     */
    CheckpointCheck(Optional<VerifierKey> key, List<CheckpointTrail> trails, Optional<KeptTree> kept) {
        this.key = key;
        this.kept = kept;
        this.tree =
                kept.map(rows -> MerkleFrontier.of(rows.size(), rows.nodes())).orElseGet(MerkleFrontier::empty);
        trails.forEach(trail -> followers.add(new Follower(trail)));
    }

    @Override
    public Optional<Flaw> next(StoredRow row) {
        tree.append(TreeHash.ofRow(row.hashText()));
        for (Follower follower : followers) {
            Optional<Flaw> flaw = follow(follower, row.seq());
            if (flaw.isPresent()) {
                return flaw;
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Flaw> end() {
        for (Follower follower : followers) {
            Optional<Flaw> flaw = follow(follower, tree.size());
            if (flaw.isPresent()) {
                return flaw;
            }
            if (follower.next.isPresent()) {
                return Optional.of(Flaw.ofRow(
                        tree.size() + 1,
                        "it is missing at the end: the checkpoint " + follower.trail.place() + " was signed at row "
                                + follower.next.get().size()));
            }
        }
        return Optional.empty();
    }

    /** Checks all that a trail has up to a row. */
    private Optional<Flaw> follow(Follower follower, long seq) {
        try {
            if (!follower.started) {
                advance(follower);
                follower.started = true;
            }
            while (follower.next.isPresent() && follower.next.get().size() <= seq) {
                Optional<Flaw> flaw = flawOf(follower.next.get(), follower.trail);
                if (flaw.isPresent()) {
                    return flaw;
                }
                advance(follower);
            }
            return Optional.empty();
        } catch (InvalidNoteException e) {
            return Optional.of(Flaw.ofCheckpoint(
                    null,
                    "a checkpoint " + follower.trail.place() + " after row " + signedSeq + ": " + e.getMessage()));
        } catch (IOException | JournalFile.Unreadable e) {
            return Optional.of(Flaw.ofCheckpoint(
                    null, "the checkpoints " + follower.trail.place() + " cannot be read: " + e.getMessage()));
        }
    }

    private static void advance(Follower follower) throws InvalidNoteException, IOException, JournalFile.Unreadable {
        if (follower.notes.isEmpty()) {
            follower.notes.addAll(follower.trail.notes().more());
        }
        follower.next = follower.notes.isEmpty()
                ? Optional.empty()
                : Optional.of(SignedCheckpoint.unverified(follower.notes.remove()));
    }

    private Optional<Flaw> flawOf(SignedCheckpoint checkpoint, CheckpointTrail trail) {
        String which = "the checkpoint " + trail.place() + ": ";
        boolean examined = kept.isEmpty() || checkpoint.size() > kept.get().size();
        if (examined && checkpoint.size() != tree.size()) {
            return Optional.of(Flaw.ofCheckpoint(checkpoint.size(), which + "it stands after a later one"));
        }
        // The same note in the table and outside is verified once.
        if (key.isPresent() && !checkpoint.note().equals(known)) {
            try {
                SignedCheckpoint.verified(checkpoint.note(), key.get());
            } catch (InvalidNoteException e) {
                return Optional.of(Flaw.ofCheckpoint(checkpoint.size(), which + e.getMessage()));
            }
        }
        if (!fits(checkpoint, examined)) {
            return Optional.of(Flaw.ofCheckpoint(
                    checkpoint.size(),
                    which + "the rows up to it are not those that were signed; up to row " + signedSeq + " they are"));
        }
        if (examined && signedSeq != checkpoint.size()) {
            checkpoints++;
        }
        signedSeq = Math.max(signedSeq, checkpoint.size());
        known = checkpoint.note();
        return Optional.empty();
    }

    /** One of rows that are not examined is held to their tree where that can be computed, and else only to its signature. */
    private boolean fits(SignedCheckpoint checkpoint, boolean examined) {
        if (examined) {
            return checkpoint.root().equals(tree.root());
        }
        KeptTree rows = kept.orElseThrow();
        return !rows.knows(checkpoint.size()) || checkpoint.root().equals(rows.root(checkpoint.size()));
    }

    /** Good checkpoints, each counted once wherever it is kept. */
    long checkpoints() {
        return checkpoints;
    }

    /** The last row that a good checkpoint covers. */
    long signedSeq() {
        return signedSeq;
    }

    boolean checksSignatures() {
        return key.isPresent();
    }
}
