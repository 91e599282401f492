package dev.ark.core.checkpoint;

import dev.ark.contract.event.EventType;
import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.OpenWriter;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Writer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** One slot that writes and signs a journal in a real file, turn by turn as the test says. */
public final class SignedJournal implements AutoCloseable {
    private static final long MOST_BYTES = 1 << 24;

    public final ReadPool reads;
    public final CheckpointCopies copies;
    final Checkpointer checkpointer;
    private final Path database;
    private final long mostBytes;
    private final CheckpointSigner signer;
    private final OpenWriter writer;

    public SignedJournal(Path database, CheckpointSigner signer) throws SQLException {
        this(database, signer, "stable");
    }

    SignedJournal(Path database, CheckpointSigner signer, String deployment) throws SQLException {
        this(database, signer, deployment, OpenWriter.CLOCK);
    }

    public SignedJournal(Path database, CheckpointSigner signer, String deployment, Clock clock) throws SQLException {
        this(database, signer, deployment, clock, MOST_BYTES);
    }

    /**
     * A slot on a file.
     *
     * @param mostBytes of the log of checkpoints
     */
    public SignedJournal(Path database, CheckpointSigner signer, String deployment, Clock clock, long mostBytes)
            throws SQLException {
        this.mostBytes = mostBytes;
        this.database = database;
        this.signer = signer;
        this.writer = new OpenWriter(database, deployment, clock);
        this.reads = writer.reads();
        this.copies = CheckpointCopies.beside(database);
        this.checkpointer = new Checkpointer(reads, writer.writer(), signer, new CheckpointFiles(copies, mostBytes));
    }

    public JournalProofs proofs() {
        return new JournalProofs(reads, signer);
    }

    /** What a starting process does first. */
    public void start() throws SQLException {
        CheckedJournal.of(Database.open(database), new CheckpointFiles(copies, mostBytes), signer.verifier());
    }

    /** Adds rows that do nothing. */
    public SignedJournal append(int rows) {
        writer.writer()
                .submit(transaction -> {
                    for (int i = 0; i < rows; i++) {
                        transaction.append(EventType.PERMIT_REFUSED, Map.of("n", transaction.nextSeq()));
                    }
                    return rows;
                })
                .join();
        return this;
    }

    /** Signs all that there is. */
    public SignedJournal sign() {
        while (checkpointer.turn()) {
            // and what is left of it
        }
        return this;
    }

    /** What somebody does who can write the file. */
    public SignedJournal tamper(String sql) {
        writer.writer().submit(transaction -> transaction.session().update(sql)).join();
        return this;
    }

    public List<SignedCheckpoint> checkpoints() {
        return reads.read(session -> CheckpointStore.after(session, 0));
    }

    public Writer writer() {
        return writer.writer();
    }

    @Override
    public void close() throws SQLException {
        writer.close();
    }
}
