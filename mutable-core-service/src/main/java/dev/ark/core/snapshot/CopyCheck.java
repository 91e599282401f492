package dev.ark.core.snapshot;

import dev.ark.contract.journal.VerifierKey;
import dev.ark.core.checkpoint.DamagedJournalException;
import dev.ark.core.checkpoint.JournalCheck;
import dev.ark.core.sqlite.DetachedFile;
import dev.ark.core.sqlite.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a database that nobody writes: its pages and indexes, the chain of its journal, and its newest checkpoint.
 *
 * @param couldRead whether the looks at it came to an end; where one did not, the flaws may be those of the disk at this moment
 * @param schema version of its tables; 0 when it could not even be read
 * @param journal empty when it is not whole
 */
record CopyCheck(List<String> flaws, boolean couldRead, int schema, Optional<JournalCheck.Whole> journal) {
    private static final int MOST_FLAWS = 20;

    static CopyCheck of(Path file, VerifierKey key) {
        try (Session session = DetachedFile.open(file)) {
            return of(session, key);
        } catch (SQLException e) {
            return new CopyCheck(List.of("it cannot be read: " + e.getMessage()), false, 0, Optional.empty());
        }
    }

    static CopyCheck of(Session session, VerifierKey key) throws SQLException {
        List<String> flaws =
                new ArrayList<>(session.list("PRAGMA integrity_check(" + MOST_FLAWS + ")", row -> row.getString(1)));
        flaws.remove("ok");
        int schema = session.first("PRAGMA user_version", row -> row.getInt(1)).orElse(0);
        Optional<JournalCheck.Whole> journal = Optional.empty();
        boolean couldRead = true;
        try {
            journal = Optional.of(JournalCheck.run(session, key));
        } catch (DamagedJournalException e) {
            flaws.add("its journal is not whole: " + e.getMessage());
        } catch (SQLException e) {
            couldRead = false;
            flaws.add("its journal cannot be read: " + e.getMessage());
        }
        return new CopyCheck(List.copyOf(flaws), couldRead, schema, journal);
    }
}
