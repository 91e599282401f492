package dev.ark.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.DrillReport;
import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.core.CoreTest;
import dev.ark.core.OperationMix;
import dev.ark.core.StateFiles;
import dev.ark.core.checkpoint.SignedJournal;
import dev.ark.core.fold.Folds;
import dev.ark.core.fold.TableDifference;
import dev.ark.core.fold.WholeFoldTest;
import dev.ark.core.journal.JournalFloor;
import dev.ark.core.retention.Compactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of row comes back from the archive with all that it does, as it does from the journal. */
@QuarkusTest
@TestProfile(WholeFoldTest.ShortPermits.class)
class WholeRestoreTest extends CoreTest {
    @TempDir
    Path directory;

    private Installation ark;

    @Test
    void aRestoreAcrossTheFloorLeadsToTheSameState() throws Exception {
        long seed = Long.getLong("ark.test.seed", System.nanoTime());
        System.out.println("the mix of operations to restore has seed " + seed + " (-Dark.test.seed)");
        OperationMix mix = new OperationMix(new Random(seed));
        ark = new Installation(directory);
        ark.clock.set(Instant.now());
        mix.run(20);
        takeOver();
        StateSnapshot snapshot = ark.snapshot();
        long floor = (snapshot.seq() / JournalFloor.BLOCK + 1) * JournalFloor.BLOCK;
        do {
            mix.run(20);
        } while (Folds.head(StateFiles.database()) < floor + 20);
        takeOver();
        try (SignedJournal journal = ark.open()) {
            journal.sign();
            Compactions.upTo(floor, journal, ark.database, ark.clock);
            journal.sign();
        }
        DrillReport drill = ark.drill().run(snapshot.id());
        assertThat(drill.losses()).as("seed %d", seed).isEmpty();
        assertThat(drill.tables())
                .as("seed %d", seed)
                .filteredOn(table -> !table.equal())
                .isEmpty();
        Path live = directory.resolve("live.db");
        Folds.copy(ark.database, live);

        RestoreReport report = ark.restored(snapshot);

        assertThat(report.refusal()).isNull();
        assertThat(report.lost()).isNull();
        assertThat(report.losses()).as("seed %d", seed).isEmpty();
        assertThat(Folds.differences(live, ark.database, Instant.now()))
                .as("but for the row that tells of the restore, seed %d", seed)
                .extracting(TableDifference::table)
                .containsExactly("journal");
    }

    /** Copies the state of the running core, as if this installation had written and not yet signed it. */
    private void takeOver() throws Exception {
        for (String suffix : PendingRestore.DATABASE_FILES) {
            Files.deleteIfExists(Path.of(ark.database + suffix));
        }
        Folds.copy(StateFiles.database(), ark.database);
        ark.sql("DELETE FROM checkpoint");
        ark.sql("DELETE FROM merkle_node");
    }
}
