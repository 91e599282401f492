package dev.ark.core.checkpoint;

import dev.ark.contract.journal.VerifierKey;
import dev.ark.core.journal.ChainTail;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;

/** A database whose journal was held to what was signed of it. A writer is opened on no other, so that nothing is added to one that is not. */
public final class CheckedJournal {
    private final Database database;
    private final CheckpointFiles files;

    private CheckedJournal(Database database, CheckpointFiles files) {
        this.database = database;
        this.files = files;
    }

    /**
     * Checks.
     *
     * @throws IllegalStateException when rows were cut off or changed, or a checkpoint is not genuine
     */
    static CheckedJournal of(Database database, CheckpointFiles files, VerifierKey key) throws SQLException {
        StartCheck check = new StartCheck(key, files.newest());
        try (Session session = database.reader()) {
            session.snapshot(check::run);
            session.snapshot(ChainTail::check);
        }
        return new CheckedJournal(database, files);
    }

    public Database database() {
        return database;
    }

    /** The copies that it was held to. */
    CheckpointFiles files() {
        return files;
    }
}
