package dev.ark.core.checkpoint;

import dev.ark.contract.http.ConsistencyProof;
import dev.ark.contract.http.InclusionProof;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.journal.MerkleProofs;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.journal.TreeHash;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.journal.JournalFloor;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Session;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Proves to anyone what is in the journal and that it only grows. Thread-safe. */
@Singleton
public final class JournalProofs {
    private final ReadPool reads;
    private final CheckpointSigner signer;

    JournalProofs(ReadPool reads, CheckpointSigner signer) {
        this.reads = reads;
        this.signer = signer;
    }

    /** The key that checkpoints are verified with, as C2SP signed-note writes it. */
    public String key() {
        return signer.verifier().toString();
    }

    /**
     * The newest checkpoint, a signed note.
     *
     * @throws ProblemException NOT_FOUND when nothing was signed yet
     */
    public String checkpoint() {
        return reads.read(JournalProofs::newest).note();
    }

    /**
     * Proves that a row is in the journal.
     *
     * @param size of the tree to prove it for; of the newest checkpoint when null
     * @throws ProblemException INVALID_VALUE or NOT_FOUND when there is no such row in such a tree; GONE when the row is in the archive
     */
    public InclusionProof inclusion(long seq, @Nullable Long size) {
        return reads.read(session -> {
            long signed = newest(session).size();
            long rows = size == null ? signed : within("size", size, signed);
            within("seq", seq, rows);
            JournalFloor.read(session).after(seq - 1);
            MerkleProofs tree = new MerkleProofs(new StoredTree(session));
            return new InclusionProof(
                    seq,
                    rows,
                    session.first("SELECT hash FROM journal WHERE seq = ?", row -> row.getString(1), seq)
                            .orElseThrow(),
                    tree.root(rows).base64(),
                    base64(tree.inclusion(seq - 1, rows)),
                    CheckpointStore.note(session, rows).orElse(null));
        });
    }

    /**
     * Proves that the journal of one size is the beginning of that of another.
     *
     * @throws ProblemException INVALID_VALUE or NOT_FOUND when there are no such trees; GONE when one cannot be computed any more
     */
    public ConsistencyProof consistency(long from, long to) {
        return reads.read(session -> {
            within("to", to, newest(session).size());
            within("from", from, to);
            JournalFloor floor = JournalFloor.read(session);
            computable(floor, from);
            computable(floor, to);
            MerkleProofs tree = new MerkleProofs(new StoredTree(session));
            return new ConsistencyProof(
                    from,
                    to,
                    tree.root(from).base64(),
                    tree.root(to).base64(),
                    base64(tree.consistency(from, to)),
                    CheckpointStore.note(session, to).orElse(null));
        });
    }

    private static SignedCheckpoint newest(Session session) throws SQLException {
        return CheckpointStore.newest(session)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "nothing was signed yet"));
    }

    private static long within(String field, long value, long most) {
        if (value < 1) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, field + " is below 1");
        }
        if (value > most) {
            throw new ProblemException(
                    ProblemCode.NOT_FOUND,
                    field + " is beyond row " + most + ", where what was signed, or asked, ends");
        }
        return value;
    }

    /** Of the rows in the archive whole blocks are known, and no parts of them. */
    private static void computable(JournalFloor floor, long size) {
        if (size % JournalFloor.BLOCK != 0) {
            floor.after(size);
        }
    }

    private static List<String> base64(List<TreeHash> proof) {
        return proof.stream().map(TreeHash::base64).toList();
    }
}
