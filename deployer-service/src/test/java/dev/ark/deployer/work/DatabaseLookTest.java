package dev.ark.deployer.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.deployer.rollout.Database;
import dev.ark.deployer.work.Records.Kind;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of the database when it is decided whether to restore. */
class DatabaseLookTest {
    private final FakeState state = new FakeState(new ArrayList<>());
    private final MemoryRecords records = new MemoryRecords();

    @BeforeEach
    void aRolloutOverV1() throws WorkFailedException {
        fresh().begin(new UnderWay("r1", "v1"));
        state.snapshots.add(WorkSamples.snapshot("newest", "hourly", 90, 10));
        state.snapshots.add(WorkSamples.snapshot("older", "hourly", 80, 9));
    }

    /** As after a restart of the deployer. */
    private DatabaseLook fresh() {
        return new DatabaseLook(state, WorkSamples.RELEASES, records, Clock.fixed(WorkSamples.NOW, ZoneOffset.UTC));
    }

    private Database look() throws Exception {
        return fresh().look();
    }

    @Test
    void theLatestSnapshotIsOneThatStableCanUse() throws Exception {
        assertThat(look()).isEqualTo(new Database(false, true, "older"));
    }

    @Test
    void aNewerSchemaIsBeyondStableOnlyWhenItSaysSo() throws Exception {
        state.schema = new SchemaRange(10, 1);
        assertThat(look().schemaAdvanced()).isFalse();
        state.schema = new SchemaRange(10, 10);
        assertThat(look().schemaAdvanced()).isTrue();
    }

    @Test
    void theBackupSaysWhetherItIsIntactHoweverTheFileLooks() throws Exception {
        records.keep(Kind.BACKUPS, "r1", new BackupRecord("r1", 5, "f", false, "row 7 was changed"));
        assertThat(look().intact()).isFalse();
        records.keep(Kind.BACKUPS, "r1", new BackupRecord("r1", 9, "f", true, "restored"));
        state.unreadable = true;
        assertThat(look().intact()).isTrue();
    }

    @Test
    void theBackupOfAnotherRolloutSaysNothing() throws Exception {
        records.keep(Kind.BACKUPS, "r0", new BackupRecord("r0", 5, "f", false, "row 7 was changed"));
        assertThat(look().intact()).isTrue();
    }

    @Test
    void beforeABackupAFileThatCannotBeReadIsDamaged() throws Exception {
        assertThat(look().intact()).isTrue();
        state.unreadable = true;
        assertThat(look().intact()).isFalse();
    }

    @Test
    void aLookIsKeptUntilWorkIsDone() throws Exception {
        DatabaseLook look = fresh();
        look.look();
        state.schema = new SchemaRange(10, 10);
        assertThat(look.look().schemaAdvanced()).isFalse();
        look.forget();
        assertThat(look.look().schemaAdvanced()).isTrue();
    }
}
