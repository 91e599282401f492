package dev.ark.deployer.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.rollout.Intent;
import dev.ark.deployer.work.Records.Kind;
import dev.ark.deployer.work.StateFile.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Snapshots and backups. */
class BackupWorkTest {
    private final List<String> notes = new ArrayList<>();
    private final FakeCore core = new FakeCore(notes);
    private final FakeState state = new FakeState(notes);
    private final MemoryRecords records = new MemoryRecords();
    private final SnapshotWork snapshots = new SnapshotWork(core, WorkSamples.impatient());

    private String backUp(long row) throws Exception {
        return new BackupWork(snapshots, state, records, WorkSamples.impatient())
                .backUp(WorkSamples.assignment(WorkSamples.SPEC, row, new Intent.Backup(), notes));
    }

    private BackupRecord kept() throws Exception {
        return records.find(Kind.BACKUPS, "r1", BackupRecord.class).orElseThrow();
    }

    @Test
    void theCoresVerifiedSnapshotIsTheBackup() throws Exception {
        assertThat(backUp(5)).contains("all 5 pages", "snapshot s1", "verified");
        assertThat(kept().intact()).isTrue();
        assertThat(notes).doesNotContain("copy r1-5");
    }

    @Test
    void aRowHasOneSnapshotHoweverOftenItIsAskedFor() throws Exception {
        Assignment row = WorkSamples.assignment(WorkSamples.SPEC, 3, new Intent.Snapshot(), notes);
        String first = snapshots.make(row, "start").id();
        assertThat(snapshots.make(row, "start").id()).isEqualTo(first);
        Assignment next = WorkSamples.assignment(WorkSamples.SPEC, 4, new Intent.Snapshot(), notes);
        assertThat(snapshots.make(next, "start").id()).isNotEqualTo(first);
    }

    @Test
    void aSnapshotWaitsForTheOneThatIsBeingMade() throws Exception {
        core.busy = 3;
        assertThat(backUp(5)).contains("snapshot s1");
    }

    @Test
    void whenTheCoreDoesNotAnswerTheFileIsCopiedBesideIt() throws Exception {
        core.down = true;
        assertThat(backUp(5)).contains("copied beside it to /backups/r1-5.db", "follows the chain");
        assertThat(kept().intact()).isTrue();
    }

    @Test
    void whatDoesNotVerifyIsKeptAndSaid() throws Exception {
        core.unsound = "the copy of the state is not sound: row 7 was changed";
        state.flaw = Optional.of("row 7 of the journal does not follow row 6");
        assertThat(backUp(5)).contains("row 7 was changed", "does not verify: row 7 of the journal");
        assertThat(kept().intact()).isFalse();
    }

    @Test
    void aDoneBackupIsNotMadeAgain() throws Exception {
        String sentence = backUp(5);
        assertThat(backUp(5)).isEqualTo(sentence);
        assertThat(notes).containsOnlyOnce("snapshot");
    }

    @Test
    void aCheckpointIsTriedAgainAndTheRestIsSaid() throws Exception {
        state.checkpoints.addFirst(new Checkpoint(true, 5, 2));
        assertThat(backUp(5)).contains("all 5 pages");
        state.checkpoints.clear();
        state.checkpoints.add(new Checkpoint(true, 8, 2));
        assertThat(backUp(6)).contains("of the write-ahead log's 8 pages 2 are checkpointed while others held it");
    }

    @Test
    void aFileThatCannotBeReadIsBackedUpAllTheSame() throws Exception {
        core.down = true;
        state.unreadable = true;
        state.flaw = Optional.of("file is not a database");
        assertThat(backUp(5)).contains("could not be checkpointed", "does not verify");
    }
}
