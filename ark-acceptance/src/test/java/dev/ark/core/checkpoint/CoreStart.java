package dev.ark.core.checkpoint;

import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.InvalidNoteException;
import dev.ark.contract.journal.VerifierKey;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.IntegrityCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** What a core does with its database when it starts, without the rest of the core. */
public final class CoreStart {
    private static final long LOG_SIZE = 16 * 1024 * 1024;

    private CoreStart() {}

    /**
     * Opens a database, holds it to what was signed of it, and reads it through once.
     *
     * @throws RuntimeException or SQLException when a core would not start on it, or stop at once
     */
    public static void check(Path database, Path key) throws SQLException, IOException {
        try {
            CheckedJournal journal = CheckedJournal.of(
                    Database.open(database),
                    new CheckpointFiles(CheckpointCopies.beside(database), LOG_SIZE),
                    VerifierKey.parse(Files.readString(key).strip()));
            IntegrityCheck integrity = new IntegrityCheck(journal.database(), () -> {});
            integrity.run();
            if (integrity.state() == IntegrityCheck.State.DAMAGED) {
                throw new IllegalStateException("the state file is damaged");
            }
        } catch (InvalidNoteException e) {
            throw new IllegalArgumentException("no verifier key: " + key, e);
        }
    }
}
