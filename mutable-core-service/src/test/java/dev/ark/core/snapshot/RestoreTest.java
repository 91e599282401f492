package dev.ark.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.json.ArkJson;
import dev.ark.core.JournalFile;
import dev.ark.core.checkpoint.SignedJournal;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real files, and what may have become of them. */
class RestoreTest {
    @TempDir
    Path directory;

    private Installation ark;

    @BeforeEach
    void install() {
        ark = new Installation(directory);
    }

    @Test
    void everyRowAfterTheSnapshotIsReplayed() throws Exception {
        StateSnapshot snapshot = ark.written(300, 320);
        List<JournalRow> before = JournalFile.rows(ark.database);
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.refusal()).isNull();
        assertThat(report.lost()).isNull();
        assertThat(report.snapshotSeq()).isEqualTo(300);
        assertThat(report.replayedTo()).isEqualTo(620);
        assertThat(report.signedTo()).isEqualTo(620);
        List<JournalRow> after = JournalFile.rows(ark.database);
        assertThat(after.subList(0, 620)).isEqualTo(before);
        assertThat(after).hasSize(621);
        assertThat(after.getLast().type()).isEqualTo("restored");
        assertThat(after.getLast().epoch()).isEqualTo(2);
        assertThat(JournalFile.body(after.getLast())
                        .path("request")
                        .path("actor")
                        .asText())
                .isEqualTo("olivia");
        assertThat(tradingState()).isEqualTo("ACTIVE");
    }

    @Test
    void whatWasSignedStaysSignedAndTheNextCoreGoesOn() throws Exception {
        StateSnapshot snapshot = ark.written(300, 320);
        String outside = Files.readString(CheckpointCopies.beside(ark.database).log());
        assertThat(ark.restored(snapshot).checkpointsMoved()).isFalse();
        try (SignedJournal journal = ark.open()) {
            journal.start();
            assertThat(journal.checkpoints()).extracting(SignedCheckpoint::size).contains(300L, 350L, 620L);
            journal.append(700).sign();
            assertThat(Files.readString(journal.copies.log())).startsWith(outside);
        }
        try (SignedJournal journal = ark.open()) {
            journal.start();
        }
        JournalFile.verify(JournalFile.rows(ark.database));
        assertThat(CopyCheck.of(ark.snapshots.database(ark.snapshot().id()), ark.signer.verifier())
                        .flaws())
                .isEmpty();
    }

    @Test
    void aStateOfASchemaThatThisProgramCannotUseGoesBackToOneThatItCan() throws Exception {
        StateSnapshot snapshot = ark.written(100, 50);
        ark.sql("UPDATE schema_range SET version = 99, usable_since = 99");
        ark.sql("PRAGMA user_version = 99");
        assertThatThrownBy(() -> Database.open(ark.database)).hasMessageContaining("schema 99");
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.refusal()).isNull();
        assertThat(report.replayedTo()).isEqualTo(150);
        assertThat(report.lost()).isNull();
        assertThat(Database.open(ark.database).file()).exists();
    }

    @Test
    void theOldFilesAreKeptAside() throws Exception {
        StateSnapshot snapshot = ark.written(100, 100);
        RestoreReport report = ark.restored(snapshot);
        Path aside = Path.of(report.replaced());
        assertThat(aside.getParent()).isEqualTo(directory.resolve("replaced"));
        assertThat(JournalFile.rows(aside.resolve("ark_state.db"))).hasSize(200);
        assertThat(Files.getPosixFilePermissions(aside)).hasSize(3);
        assertThat(Files.getPosixFilePermissions(ark.database)).hasSize(2);
    }

    @Test
    void aChangedRowEndsTheReplayAndAllAfterItAreListed() throws Exception {
        StateSnapshot snapshot = ark.written(100, 100);
        ark.sql("UPDATE journal SET body = '{\"n\":0}' WHERE seq = 151");
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.replayedTo()).isEqualTo(150);
        assertThat(report.signedTo()).isEqualTo(150);
        assertThat(report.lost().from()).isEqualTo(151);
        assertThat(report.lost().to()).isEqualTo(200);
        assertThat(report.lost().unreadable()).isZero();
        assertThat(report.lost().reason()).isEqualTo("row 151 was changed");
        assertThat(listed(report))
                .hasSize(50)
                .first()
                .satisfies(row -> assertThat(row.path("body").asText()).isEqualTo("{\"n\":0}"));
        assertGoesOn(report);
    }

    @Test
    void aStateThatLostRowsComesBackHalted() throws Exception {
        StateSnapshot snapshot = ark.written(100, 100);
        ark.sql("UPDATE journal SET body = '{}' WHERE seq = 190");
        ark.restored(snapshot);
        assertThat(tradingState()).isEqualTo("HALTED");
        List<JournalRow> rows = JournalFile.rows(ark.database);
        JournalFile.verify(rows);
        assertThat(rows).extracting(JournalRow::type).endsWith("restored", "halt");
        assertThat(JournalFile.body(rows.getLast()).path("halt_epoch").asLong())
                .as("above what eleven lost rows can have raised it to")
                .isEqualTo(1 + 11 + 1);
    }

    @Test
    void aStateInWhichARowDidNotDoAgainWhatItDidComesBackHalted() throws Exception {
        StateSnapshot snapshot;
        try (SignedJournal journal = ark.open()) {
            journal.append(20).sign();
            snapshot = ark.snapshot();
            journal.writer()
                    .submit(transaction -> transaction.append("invented_tomorrow", Map.of("n", 21)))
                    .join();
            journal.append(5).sign();
        }
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.replayedTo()).isEqualTo(26);
        assertThat(report.lost()).isNull();
        assertThat(report.losses()).singleElement().asString().startsWith("21 (invented_tomorrow): ");
        assertThat(tradingState()).isEqualTo("HALTED");
        JournalRow halt = JournalFile.rows(ark.database).getLast();
        assertThat(JournalFile.body(halt).path("reason").asText())
                .isEqualTo("rows that did not do again what they did in a restore: 1");
        assertThat(JournalFile.body(halt).path("halt_epoch").asLong()).isEqualTo(1 + 1 + 1);
        assertGoesOn(report);
    }

    @Test
    void rowsThatWereCutOffAreListedWhenTheyWereSigned() throws Exception {
        StateSnapshot snapshot = ark.written(100, 100);
        ark.sql("DELETE FROM journal WHERE seq > 170");
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.replayedTo()).isEqualTo(170);
        assertThat(report.lost().reason()).isEqualTo("row 171 is missing");
        assertThat(report.lost().to()).isEqualTo(200);
        assertThat(report.lost().unreadable()).isEqualTo(30);
        assertThat(haltEpoch()).as("more may have been cut off").isGreaterThan(1_000_000);
        assertGoesOn(report);
    }

    @Test
    void aHoleIsNotSteppedOver() throws Exception {
        StateSnapshot snapshot = ark.written(100, 60);
        ark.sql("DELETE FROM journal WHERE seq = 120");
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.replayedTo()).isEqualTo(119);
        assertThat(report.lost().unreadable()).isEqualTo(1);
        assertThat(listed(report)).hasSize(41);
    }

    @Test
    void rowsThatAreNotThoseThatWereSignedAreNotReplayed() throws Exception {
        StateSnapshot snapshot = ark.written(100, 50);
        // Somebody writes other rows after the snapshot, with a chain that is as it should be.
        Path forged = directory.resolve("forged/ark_state.db");
        Files.createDirectories(forged.getParent());
        Files.copy(ark.snapshots.database(snapshot.id()), forged);
        try (SignedJournal other = new SignedJournal(forged, ark.signer)) {
            other.append(1)
                    .append(1)
                    .writer()
                    .submit(transaction -> transaction.append("row", List.of("forged")))
                    .join();
            other.append(47);
        }
        Files.copy(forged, ark.database, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(Path.of(ark.database + "-wal"));
        Files.deleteIfExists(Path.of(ark.database + "-shm"));
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.replayedTo()).isEqualTo(100);
        assertThat(report.lost().reason()).contains("150 are not those that were signed");
        assertGoesOn(report);
    }

    @Test
    void aPageThatCannotBeReadCostsTheRowsOnItAndAllAfterIt() throws Exception {
        StateSnapshot snapshot = ark.written(100, 200);
        ark.destroyPageWith("{\"n\":180}");
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.refusal()).isNull();
        assertThat(report.replayedTo()).isBetween(150L, 179L);
        assertThat(report.lost().to()).isEqualTo(300);
        assertThat(report.lost().unreadable()).isBetween(1L, 50L);
        assertThat(report.lost().reason()).contains("cannot be read");
        assertThat(listed(report))
                .hasSize((int) (300 - report.replayedTo()))
                .anySatisfy(row -> assertThat(row.path("body").asText()).isEqualTo("{\"n\":300}"));
        assertGoesOn(report);
    }

    @Test
    void anOldDatabaseThatIsNoneLosesWhatWasSignedAfterTheSnapshot() throws Exception {
        StateSnapshot snapshot = ark.written(100, 100);
        ark.sql("PRAGMA wal_checkpoint(TRUNCATE)");
        Installation.overwrite(ark.database, 0, "this is a diary. ".repeat(300));
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.replayedTo()).isEqualTo(100);
        assertThat(report.lost().from()).isEqualTo(101);
        assertThat(report.lost().to()).isEqualTo(200);
        assertGoesOn(report);
    }

    @Test
    void anOldDatabaseThatIsGoneLosesTheSame() throws Exception {
        StateSnapshot snapshot = ark.written(100, 100);
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(Path.of(ark.database + suffix));
        }
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.lost().to()).isEqualTo(200);
        assertThat(report.lost().unreadable()).isEqualTo(100);
        assertThat(haltEpoch())
                .as("above what a hundred lost rows, and those that were never signed, can have raised it to")
                .isGreaterThan(1_000_000);
        assertGoesOn(report);
    }

    @Test
    void anOldJournalThatEndsBeforeTheSnapshotIsNoReasonToRefuse() throws Exception {
        StateSnapshot snapshot = ark.written(100, 0);
        ark.sql("DELETE FROM journal WHERE seq > 60");
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.replayedTo()).isEqualTo(100);
        assertThat(report.lost()).isNull();
        assertGoesOn(report);
    }

    @Test
    void aSnapshotOfAnotherJournalIsRefused() throws Exception {
        StateSnapshot snapshot = ark.written(100, 10);
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(Path.of(ark.database + suffix));
        }
        try (SignedJournal other = ark.open()) {
            other.writer()
                    .submit(transaction -> transaction.append("row", List.of("another")))
                    .join();
            other.append(200);
        }
        byte[] before = Files.readAllBytes(ark.database);
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.refusal()).contains("it is of another one");
        assertThat(Files.readAllBytes(ark.database)).isEqualTo(before);
        assertThat(ark.files.request()).doesNotExist();
        assertThat(ark.files.restored()).doesNotExist();
        assertThat(directory.resolve("replaced")).isEmptyDirectory();
    }

    @Test
    void aSnapshotOfRowsThatARestoreLeftBehindIsRefusedAlsoWhileTheJournalIsShorter() throws Exception {
        StateSnapshot first = ark.written(90, 0);
        StateSnapshot abandoned = ark.written(10, 0);
        ark.sql("UPDATE journal SET body = '{}' WHERE seq = 91");
        assertThat(ark.restored(first).replayedTo()).isEqualTo(90);
        try (SignedJournal journal = ark.open()) {
            journal.append(3).sign();
        }
        List<JournalRow> before = JournalFile.rows(ark.database);
        assertThat(before).hasSize(95);
        ark.clock.move(Duration.ofMinutes(1));
        RestoreReport report = ark.restored(abandoned);
        assertThat(report.refusal()).contains("the journal went another way");
        assertThat(JournalFile.rows(ark.database)).isEqualTo(before);
    }

    @Test
    void aDamagedSnapshotIsRefused() throws Exception {
        StateSnapshot snapshot = ark.written(100, 10);
        Installation.overwrite(ark.snapshots.database(snapshot.id()), 5_000, "x");
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.refusal()).contains("is damaged: its bytes were changed");
        assertThat(JournalFile.rows(ark.database)).hasSize(110);
    }

    @Test
    void aSnapshotThatIsNotThereIsRefused() throws Exception {
        ark.written(10, 0);
        ark.ask("20260501T100000000Z-0000");
        ark.pending(step -> {}).openState().close();
        assertThat(ark.files.report(ark.files.report()).orElseThrow().refusal()).contains("there is no snapshot");
    }

    @Test
    void aSecondRestoreRaisesTheEpochAboveTheFirstAlsoWhenThatIsLost() throws Exception {
        StateSnapshot snapshot = ark.written(100, 50);
        ark.restored(snapshot);
        ark.sql("UPDATE journal SET body = '{}' WHERE seq = 120");
        RestoreReport second = ark.restored(snapshot);
        assertThat(second.replayedTo()).isEqualTo(119);
        assertThat(second.epoch()).isEqualTo(3);
        JournalFile.verify(JournalFile.rows(ark.database));
    }

    @Test
    void whatWasSignedOfTheSnapshotOnlyAfterItStaysSigned() throws Exception {
        StateSnapshot snapshot;
        try (SignedJournal journal = ark.open()) {
            journal.append(50).sign().append(20);
            snapshot = ark.snapshot();
            journal.sign();
        }
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.refusal()).isNull();
        assertThat(report.signedTo()).isEqualTo(70);
        assertGoesOn(report);
    }

    @Test
    void checkpointsOfLostRowsInOlderLogsAreNotHeldAgainstTheRestoredState() throws Exception {
        long mostBytes = 5_000;
        StateSnapshot snapshot;
        try (SignedJournal journal =
                new SignedJournal(ark.database, ark.signer, "stable", Clock.systemUTC(), mostBytes)) {
            for (int i = 0; i < 40; i++) {
                journal.append(1).sign();
            }
            snapshot = ark.snapshot();
            for (int i = 0; i < 40; i++) {
                journal.append(1).sign();
            }
        }
        ark.sql("DELETE FROM journal WHERE seq > 50");
        ark.sql("DELETE FROM checkpoint");
        CheckpointCopies copies = CheckpointCopies.beside(ark.database);
        assertThat(copies.rotated()).hasSizeGreaterThan(2);
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.replayedTo()).isEqualTo(50);
        assertThat(report.signedTo()).isEqualTo(50);
        assertThat(report.lost().to()).isEqualTo(80);
        assertThat(copies.rotated()).isNotEmpty().allMatch(log -> log.compareTo(copies.rotated(50)) <= 0);
        assertThat(Path.of(report.replaced(), "checkpoints")).isNotEmptyDirectory();
        assertGoesOn(report);
    }

    /** The process ends after a step; the next start does the rest, or all of it again, and what comes of it is the same. */
    @ParameterizedTest
    @EnumSource(PendingRestore.Step.class)
    void aRestoreThatEndedInTheMiddleIsBroughtToItsEnd(PendingRestore.Step last) throws Exception {
        StateSnapshot snapshot = ark.written(100, 100);
        ark.sql("UPDATE journal SET body = '{}' WHERE seq = 190");
        ark.ask(snapshot.id());
        assertThatThrownBy(() -> ark.pending(step -> {
                            if (step == last) {
                                throw new Killed();
                            }
                        })
                        .openState())
                .isInstanceOf(Killed.class);
        ark.pending(step -> {}).openState().close();
        RestoreReport report = ark.files.report(ark.files.report()).orElseThrow();
        assertThat(report.refusal()).isNull();
        assertThat(report.replayedTo()).isEqualTo(189);
        assertThat(JournalFile.rows(Path.of(report.replaced()).resolve("ark_state.db")))
                .as("the old database, and not the new one that took its place")
                .hasSize(200);
        assertThat(ark.files.request()).doesNotExist();
        assertThat(ark.files.ready()).doesNotExist();
        assertThat(ark.files.restored()).doesNotExist();
        assertGoesOn(report);
        assertThat(JournalFile.rows(ark.database)).extracting(JournalRow::type).containsOnlyOnce("restored");
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The next core starts on it and adds to it, and everything of it holds. */
    private void assertGoesOn(RestoreReport report) throws Exception {
        try (SignedJournal journal = ark.open()) {
            journal.start();
            journal.append(300).sign();
        }
        try (SignedJournal journal = ark.open()) {
            journal.start();
        }
        List<JournalRow> rows = JournalFile.rows(ark.database);
        JournalFile.verify(rows);
        assertThat(rows.get((int) report.replayedTo()).type()).isEqualTo("restored");
        assertThat(rows.get((int) report.replayedTo()).epoch()).isEqualTo(2);
        assertThat(ark.snapshot().verified()).isTrue();
    }

    private static List<JsonNode> listed(RestoreReport report) throws IOException {
        return Files.readAllLines(Path.of(report.lost().file())).stream()
                .map(line -> {
                    try {
                        return ArkJson.mapper().readTree(line);
                    } catch (IOException e) {
                        throw new AssertionError(line, e);
                    }
                })
                .toList();
    }

    private long haltEpoch() throws SQLException {
        try (Session session = Database.open(ark.database).reader()) {
            return session.first("SELECT halt_epoch FROM control", row -> row.getLong(1))
                    .orElseThrow();
        }
    }

    private String tradingState() throws SQLException {
        try (Session session = Database.open(ark.database).reader()) {
            return session.first("SELECT trading_state FROM control", row -> row.getString(1))
                    .orElseThrow();
        }
    }
}
