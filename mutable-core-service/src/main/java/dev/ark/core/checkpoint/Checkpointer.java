package dev.ark.core.checkpoint;

import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.journal.MerkleFrontier;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.journal.TreeHash;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.ChainHead;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Writer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Signs the journal as it grows. Rows are read, hashed and signed beside the writer, which only adds the result, unless the other slot was
 * first. So decisions wait for none of it. Not thread-safe.
 */
final class Checkpointer {
    private static final int MOST_ROWS = 8_192;

    private final ReadPool reads;
    private final Writer writer;
    private final CheckpointSigner signer;
    private final CheckpointFiles files;
    private MerkleFrontier signed = MerkleFrontier.empty();

    Checkpointer(ReadPool reads, Writer writer, CheckpointSigner signer, CheckpointFiles files) {
        this.reads = reads;
        this.writer = writer;
        this.signer = signer;
        this.files = files;
    }

    /** Rows beyond the newest checkpoint, hashed. */
    private record Draft(long base, MerkleFrontier frontier, List<CheckpointStore.KeptNode> nodes) {}

    private record Leaf(long seq, TreeHash hash) {}

    /**
     * Signs what has come, some thousand rows at most, and brings the copies outside the database up to it.
     *
     * @return whether there is more at once
     * @throws IllegalStateException when the rows are no longer those that were signed
     */
    boolean turn() {
        Optional<Draft> draft = reads.read(this::draft);
        boolean more = false;
        if (draft.isPresent()) {
            more = !add(draft.get())
                    || draft.get().frontier().size() - draft.get().base() == MOST_ROWS;
        }
        files.follow(signed.size(), size -> reads.read(session -> CheckpointStore.after(session, size)));
        return more;
    }

    /** How many rows the newest checkpoint covers, as far as the last turn knew. */
    long covered() {
        return signed.size();
    }

    private Optional<Draft> draft(Session session) throws SQLException {
        Optional<SignedCheckpoint> newest = CheckpointStore.newest(session);
        long base = newest.map(SignedCheckpoint::size).orElse(0L);
        if (ChainHead.read(session).seq() < base) {
            throw new IllegalStateException("the journal ends before row " + base + ", which was signed");
        }
        if (signed.size() != base) {
            signed = MerkleFrontier.of(base, new StoredTree(session));
        }
        if (newest.isPresent() && !newest.get().root().equals(signed.root())) {
            throw new IllegalStateException("the journal is not the one that was signed at row " + base);
        }
        MerkleFrontier frontier = signed.copy();
        List<CheckpointStore.KeptNode> nodes = new ArrayList<>();
        for (Leaf leaf : session.list(
                "SELECT seq, hash FROM journal WHERE seq > ? ORDER BY seq LIMIT " + MOST_ROWS,
                row -> new Leaf(row.getLong(1), TreeHash.ofRow(row.getString(2))),
                base)) {
            if (leaf.seq() != frontier.size() + 1) {
                throw new IllegalStateException("row " + (frontier.size() + 1) + " of the journal is missing");
            }
            StoredTree.grow(frontier, leaf.hash(), nodes);
        }
        return frontier.size() == base ? Optional.empty() : Optional.of(new Draft(base, frontier, nodes));
    }

    private boolean add(Draft draft) {
        SignedCheckpoint checkpoint =
                signer.sign(draft.frontier().size(), draft.frontier().root());
        boolean added = written(checkpoint, draft);
        if (added) {
            signed = draft.frontier();
        }
        return added;
    }

    private boolean written(SignedCheckpoint checkpoint, Draft draft) {
        try {
            return writer.submit(
                            transaction -> CheckpointStore.add(transaction, draft.base(), checkpoint, draft.nodes()))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.NOT_DURABLE, "interrupted before a checkpoint was written", e);
        } catch (ExecutionException e) {
            throw new ProblemException(ProblemCode.NOT_DURABLE, "a checkpoint could not be written", e.getCause());
        }
    }
}
