package dev.ark.deployer.work.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.journal.HashChain;
import dev.ark.contract.json.ArkJson;
import dev.ark.deployer.work.SchemaRange;
import dev.ark.deployer.work.StateFile.Checkpoint;
import dev.ark.deployer.work.StateFile.Copied;
import dev.ark.deployer.work.StateFile.Room;
import dev.ark.deployer.work.WorkFailedException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files of SQLite, sound and damaged, looked at while somebody else has them open. */
class SqliteStateFileTest {
    @TempDir
    Path home;

    private StateOnDisk state;
    private SqliteStateFile file;

    @BeforeEach
    void aJournalOfAThousandRows() throws Exception {
        state = new StateOnDisk(home);
        file = state.file();
        state.journal(1, 1_000);
    }

    @Test
    void theSchemaIsReadWhileAWriterHoldsTheLock() throws Exception {
        try (Connection writer = state.connection();
                Statement statement = writer.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("UPDATE schema_range SET usable_since = 5");
            assertThat(file.schema()).isEqualTo(new SchemaRange(9, 1));
            statement.execute("COMMIT");
        }
        assertThat(file.schema()).isEqualTo(new SchemaRange(9, 5));
    }

    @Test
    void aFileThatSaysNothingOfOlderProgramsIsForItsOwnVersionAlone() throws Exception {
        state.sql("DROP TABLE schema_range");
        assertThat(file.schema()).isEqualTo(new SchemaRange(9, 9));
    }

    @Test
    void aCheckpointCopiesAllThatIsInTheLog() throws Exception {
        try (Connection writer = state.connection()) {
            state.journal(writer, 1_001, 1_100);
            Checkpoint checkpoint = file.checkpoint();
            assertThat(checkpoint.busy()).isFalse();
            assertThat(checkpoint.pages()).isPositive().isEqualTo(checkpoint.copied());
        }
    }

    @Test
    void aCheckpointThatAReaderHoldsUpSaysSo() throws Exception {
        try (Connection reader = state.connection();
                Connection writer = state.connection();
                Statement reading = reader.createStatement()) {
            reading.execute("BEGIN");
            reading.executeQuery("SELECT count(*) FROM journal").close();
            state.journal(writer, 1_001, 1_100);
            Checkpoint checkpoint = file.checkpoint();
            assertThat(checkpoint.copied()).isLessThan(checkpoint.pages());
        }
    }

    @Test
    void aCopyHasWhatIsInTheLogAndIsVerified() throws Exception {
        try (Connection writer = state.connection()) {
            state.journal(writer, 1_001, 1_100);
            Copied copy = file.copy("r1-5");
            assertThat(copy.flaw()).isEmpty();
            Path made = Path.of(copy.file());
            assertThat(made).isEqualTo(state.backups.resolve("r1-5.db"));
            assertThat(Files.getPosixFilePermissions(made)).hasSize(2);
            assertThat(Files.exists(Path.of(made + "-wal"))).isFalse();
            try (SqliteFile copied = SqliteFile.reading(made)) {
                assertThat(copied.first("SELECT max(seq) FROM journal", row -> row.getLong(1)))
                        .contains(1_100L);
            }
        }
        assertThat(file.copy("r1-5").flaw()).as("the same again").isEmpty();
    }

    @Test
    void aJournalWhoseOldRowsAreArchivedVerifiesFromWhereItBegins() throws Exception {
        state.sql("DELETE FROM journal WHERE seq <= 500");
        assertThat(file.copy("c").flaw()).isEmpty();
    }

    @Test
    void aChangedRowIsFoundInTheCopy() throws Exception {
        state.sql("UPDATE journal SET body = '{\"n\":0}' WHERE seq = 700");
        assertThat(file.copy("c").flaw()).contains("row 700 of the journal does not follow row 699");
        state.sql("DELETE FROM journal WHERE seq = 300");
        assertThat(file.copy("c").flaw()).contains("row 301 of the journal does not follow row 299");
    }

    @Test
    void aFirstRowThatIsNotTheFirstOfAllIsFound() throws Exception {
        state.sql("UPDATE journal SET prev_hash = '" + "1".repeat(64) + "' WHERE seq = 1");
        assertThat(file.copy("c").flaw()).contains("row 1 of the journal does not follow row 0");
    }

    @Test
    void aDamagedFileIsCopiedAsItIs() throws Exception {
        file.checkpoint();
        byte[] noise = "this page was overwritten. ".repeat(2_000).getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(state.files.database(), StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(noise), 8_192);
        }
        Copied copy = file.copy("c");
        assertThat(copy.flaw().orElse("")).contains("SQLite cannot copy it", "as it is");
        assertThat(Files.mismatch(Path.of(copy.file()), state.files.database())).isEqualTo(-1);
    }

    @Test
    void whatIsNoDatabaseTellsNothingAndBreaksNothing() throws Exception {
        Files.deleteIfExists(Path.of(state.files.database() + "-wal"));
        Files.writeString(state.files.database(), "not a database at all ".repeat(100));
        assertThatThrownBy(file::schema).isInstanceOf(WorkFailedException.class);
        assertThatThrownBy(file::checkpoint).isInstanceOf(WorkFailedException.class);
        assertThat(file.lastRow()).isEmpty();
        assertThat(file.hash(1)).isEmpty();
        assertThat(file.copy("c").flaw()).isPresent();
    }

    @Test
    void aMissingFileIsNotMade() throws Exception {
        Files.delete(state.files.database());
        assertThatThrownBy(file::schema).isInstanceOf(WorkFailedException.class);
        assertThatThrownBy(file::checkpoint).isInstanceOf(WorkFailedException.class);
        assertThat(file.copy("c")).isEqualTo(new Copied("", Optional.of("the database is not there")));
        assertThat(file.lastRow()).isEmpty();
        assertThat(Files.exists(state.files.database())).isFalse();
    }

    @Test
    void theLastTenCopiesAreKept() throws Exception {
        for (int i = 1; i <= 12; i++) {
            Path copy = Path.of(file.copy("c" + i).file());
            Files.setLastModifiedTime(copy, FileTime.from(Instant.EPOCH.plusSeconds(i)));
        }
        try (Stream<Path> kept = Files.list(state.backups)) {
            assertThat(kept.map(copy -> copy.getFileName().toString()))
                    .hasSize(10)
                    .contains("c12.db", "c11.db")
                    .doesNotContain("c1.db");
        }
    }

    @Test
    void nothingIsCopiedWhileARestorePutsAnotherFileInItsPlace() throws Exception {
        try (FileChannel lock =
                        FileChannel.open(state.files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var alone = lock.lock()) {
            assertThat(alone.isShared()).isFalse();
            assertThatThrownBy(() -> file.copy("c")).isInstanceOf(WorkFailedException.class);
        }
        assertThat(file.copy("c").flaw()).isEmpty();
    }

    @Test
    void hashesOfTheOldAndTheNewJournalAreCompared() throws Exception {
        Path aside = Files.createDirectories(home.resolve("state/replaced/1"));
        Files.copy(Path.of(file.copy("c").file()), aside.resolve("ark_state.db"));
        assertThat(file.lastRow()).hasValue(1_000);
        assertThat(file.hash(900)).isPresent().isEqualTo(file.hashAside(aside.toString(), 900));
        assertThat(file.hash(1_001)).isEmpty();
        assertThat(file.hashAside(home.resolve("nowhere").toString(), 900)).isEmpty();
    }

    @Test
    void snapshotsAreListedByWhatTheyHoldAndNotByName() throws Exception {
        Path directory = Files.createDirectories(state.files.snapshots());
        write(directory, "a", 2, 50);
        write(directory, "b", 1, 900);
        write(directory, "c", 2, 70);
        assertThat(file.snapshots()).extracting(StateSnapshot::id).containsExactly("c", "a", "b");
    }

    private static void write(Path directory, String id, long epoch, long seq) throws Exception {
        StateSnapshot snapshot = new StateSnapshot(
                id,
                Instant.EPOCH,
                epoch,
                seq,
                HashChain.GENESIS,
                "",
                1,
                9,
                "hourly",
                "core",
                1,
                true,
                Instant.EPOCH,
                null);
        Files.writeString(directory.resolve(id + ".json"), ArkJson.mapper().writeValueAsString(snapshot));
    }

    @Test
    void roomIsToldOfEveryDirectoryAlsoBeforeItIsThere() throws Exception {
        assertThat(file.rooms())
                .extracting(Room::directory)
                .containsExactly(home.resolve("state").toString(), home.toString());
        assertThat(file.rooms()).allMatch(room -> room.bytes() > 0);
        assertThat(file.bytes()).isGreaterThan(100_000);
    }
}
