package dev.ark.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.journal.ArchivedRow;
import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.MerkleFrontier;
import dev.ark.contract.journal.SegmentCheck;
import dev.ark.contract.journal.SegmentReader;
import dev.ark.contract.journal.Sha256;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.journal.TreeHash;
import dev.ark.core.JournalFile;
import dev.ark.core.checkpoint.SignedJournal;
import dev.ark.core.journal.JournalFloor;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal as archive and database have it together. */
record WholeJournal(Path database, Path archive, SignedJournal journal) {
    /** A segment as the database says that it is. */
    record Recorded(long from, long to, String file, String sha256, String lastHash) {}

    /** Reads it all, and holds it to the chain and to every checkpoint. */
    List<ArchivedRow> verified() throws Exception {
        List<ArchivedRow> rows = new ArrayList<>();
        SegmentCheck check = new SegmentCheck(0, HashChain.GENESIS);
        for (Recorded segment : segments()) {
            Path file = archive.resolve(segment.file());
            assertThat(segment.from()).isEqualTo(check.seq() + 1);
            try (SegmentReader reader = SegmentReader.open(file)) {
                for (Optional<ArchivedRow> row = reader.next(); row.isPresent(); row = reader.next()) {
                    check.next(row.get());
                    rows.add(row.get());
                }
                assertThat(reader.sha256()).isEqualTo(segment.sha256()).isEqualTo(Sha256.ofFile(file));
            }
            assertThat(check.seq()).isEqualTo(segment.to());
            assertThat(check.hash()).isEqualTo(segment.lastHash());
        }
        JournalFloor floor = journal.reads.read(JournalFloor::read);
        assertThat(floor.seq()).isEqualTo(check.seq());
        assertThat(floor.hash()).isEqualTo(check.hash());
        for (JournalRow row : JournalFile.rows(database)) {
            if (row.seq() > floor.seq()) {
                ArchivedRow kept = archived(row);
                check.next(kept);
                rows.add(kept);
            }
        }
        holdToCheckpoints(rows);
        return rows;
    }

    List<Recorded> segments() {
        return journal.reads.read(session -> session.list(
                "SELECT first_seq, last_seq, file, sha256, last_hash FROM journal_segment ORDER BY first_seq",
                row -> new Recorded(
                        row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5))));
    }

    private void holdToCheckpoints(List<ArchivedRow> rows) {
        ArrayDeque<SignedCheckpoint> signed = new ArrayDeque<>(journal.checkpoints());
        MerkleFrontier tree = MerkleFrontier.empty();
        for (ArchivedRow row : rows) {
            tree.append(TreeHash.ofRow(row.hash()));
            while (!signed.isEmpty() && signed.getFirst().size() == tree.size()) {
                assertThat(tree.root())
                        .as("root of row %d", tree.size())
                        .isEqualTo(signed.removeFirst().root());
            }
        }
        assertThat(signed).isEmpty();
    }

    private static ArchivedRow archived(JournalRow row) {
        return new ArchivedRow(
                row.seq(),
                row.epoch(),
                row.type(),
                row.body(),
                row.at().toString(),
                row.deployment(),
                row.version(),
                row.prevHash(),
                row.hash(),
                "");
    }
}
