package dev.ark.core.snapshot;

import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.core.sqlite.ChainHead;
import dev.ark.core.sqlite.DetachedFile;
import dev.ark.core.sqlite.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Rows that an earlier restore left behind. The journal went on without them, in another epoch; as long as it is shorter than they are, only its last row tells
 * a snapshot of them from one of the journal itself.
 */
final class AbandonedBranch {
    private AbandonedBranch() {}

    /**
     * Lets a snapshot pass of which the journal is not known to have gone another way.
     *
     * @param head the snapshot's last row
     * @param file the snapshot's database
     * @throws RestoreRefusedException when the journal's last row is not the snapshot's of that sequence, so that a restore would lose rows and not know
     */
    static void refuse(OldJournal old, ChainHead head, Path file) throws SQLException, RestoreRefusedException {
        OptionalLong last = old.last();
        if (last.isEmpty() || last.getAsLong() >= head.seq()) {
            return;
        }
        Optional<JournalRow> row = old.readable(last.getAsLong()).filter(HashChain::isIntact);
        Optional<String> hash;
        try (Session snapshot = DetachedFile.open(file)) {
            hash = snapshot.first(
                    "SELECT hash FROM journal WHERE seq = ?", found -> found.getString(1), last.getAsLong());
        }
        if (row.isPresent() && hash.isPresent() && !row.get().hash().equals(hash.get())) {
            throw new RestoreRefusedException(
                    "the journal ends at row " + last.getAsLong()
                            + ", which is another one in the snapshot: the journal went another way before it, and what it has of its own would be lost");
        }
    }
}
