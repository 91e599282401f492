package dev.ark.core.checkpoint;

import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.InvalidNoteException;
import dev.ark.contract.journal.VerifierKey;
import dev.ark.core.sqlite.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** What a core does with its database before it serves, without the rest of the core. */
public final class CoreStart {
    private CoreStart() {}

    /**
     * Opens a database, and holds it to what was signed of it.
     *
     * @throws RuntimeException or SQLException when a core would not start on it
     */
    public static void check(Path database, Path key) throws SQLException, IOException {
        try {
            CheckedJournal.of(
                    Database.open(database),
                    new CheckpointFiles(CheckpointCopies.beside(database)),
                    VerifierKey.parse(Files.readString(key).strip()));
        } catch (InvalidNoteException e) {
            throw new IllegalArgumentException("no verifier key: " + key, e);
        }
    }
}
