package dev.ark.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.http.DrillReport;
import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.JournalFile;
import dev.ark.core.checkpoint.SignedJournal;
import dev.ark.core.fold.Folds;
import dev.ark.core.fold.TableDifference;
import dev.ark.core.journal.JournalFloor;
import dev.ark.core.retention.Compactions;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Session;
import dev.ark.testkit.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot that is older than the oldest row of the journal: what lies between is in the archive. */
class RestoreAcrossFloorTest {
    private static final String SECOND = "journal-000000000257-000000000512.ndjson.gz";
    private static final String THIRD = "journal-000000000513-000000000768.ndjson.gz";

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(Installation.NOW);
    private Installation ark;

    @BeforeEach
    void install() {
        ark = new Installation(directory);
        ark.clock = clock;
    }

    @Test
    void theRowsBetweenComeFromTheArchive() throws Exception {
        StateSnapshot snapshot = compacted();
        List<JournalRow> kept = JournalFile.rows(ark.database);
        Path live = directory.resolve("live.db");
        Folds.copy(ark.database, live);
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.refusal()).isNull();
        assertThat(report.lost()).isNull();
        assertThat(report.replayedTo()).isEqualTo(kept.getLast().seq());
        assertThat(report.signedTo()).isEqualTo(1_050);
        assertThat(floor()).isEqualTo(768);
        assertThat(JournalFile.rows(ark.database)).containsAll(kept);
        assertThat(Folds.differences(live, ark.database, clock.instant()))
                .as("the row that tells of the restore is all that it adds")
                .extracting(TableDifference::table)
                .containsExactly("journal");
        assertGoesOn();
    }

    @Test
    void aMissingSegmentIsAReasonToRefuse() throws Exception {
        StateSnapshot snapshot = compacted();
        Files.delete(archive().resolve(SECOND));
        List<JournalRow> before = JournalFile.rows(ark.database);
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.refusal())
                .contains("row 301 and those after it, up to row 768")
                .contains(SECOND + " of the archive is missing")
                .contains("restore a snapshot that is not older than row 768");
        assertThat(JournalFile.rows(ark.database)).isEqualTo(before);
        assertThat(ark.files.restored()).doesNotExist();
        assertThat(directory.resolve("replaced")).isEmptyDirectory();
    }

    @Test
    void soIsADamagedOne() throws Exception {
        StateSnapshot snapshot = compacted();
        Installation.overwrite(archive().resolve(THIRD), 400, "x");
        assertThat(ark.restored(snapshot).refusal())
                .contains("row 513 ")
                .contains(THIRD + " of the archive is damaged")
                .contains("SHA-256");
    }

    @Test
    void aYoungerSnapshotNeedsNoArchive() throws Exception {
        compacted();
        StateSnapshot younger = ark.snapshot();
        try (SignedJournal journal = open()) {
            journal.append(70).sign();
        }
        Files.delete(archive().resolve(THIRD));
        assertThat(ark.verification().verify(younger.id()).flaws()).isEmpty();
        RestoreReport report = ark.restored(younger);
        assertThat(report.refusal()).isNull();
        assertThat(report.lost()).isNull();
        assertThat(floor()).isEqualTo(768);
        assertGoesOn();
    }

    @Test
    void rowsThatAreNotYetRemovedServeWhereTheirSegmentDoesNot() throws Exception {
        StateSnapshot snapshot = old(100);
        try (SignedJournal journal = open()) {
            journal.append(500).sign();
            clock.move(Compactions.AGE.plusDays(1));
            Compactions.recordOne(journal, ark.database, clock);
            journal.append(10).sign();
        }
        Files.delete(archive().resolve("journal-000000000001-000000000256.ndjson.gz"));
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.refusal()).isNull();
        assertThat(report.lost()).isNull();
        assertThat(floor()).isEqualTo(256);
    }

    @Test
    void withoutTheDatabaseTheArchiveServesAsFarAsItGoes() throws Exception {
        StateSnapshot snapshot = compacted();
        for (String suffix : PendingRestore.DATABASE_FILES) {
            Files.deleteIfExists(Path.of(ark.database + suffix));
        }
        RestoreReport report = ark.restored(snapshot);
        assertThat(report.refusal()).isNull();
        assertThat(report.replayedTo()).isEqualTo(768);
        assertThat(report.lost().from()).isEqualTo(769);
        assertThat(report.lost().to()).isEqualTo(1_050);
        assertGoesOn();
    }

    @Test
    void aSnapshotFromTheMiddleOfACompactionIsWhole() throws Exception {
        old(600);
        StateSnapshot snapshot;
        try (SignedJournal journal = open()) {
            clock.move(Compactions.AGE.plusDays(1));
            Compactions.recordOne(journal, ark.database, clock);
            snapshot = ark.snapshot();
            Compactions.all(journal, ark.database, clock);
            journal.append(20).sign();
        }
        assertThat(ark.verification().verify(snapshot.id()).flaws()).isEmpty();
        assertThat(ark.drill().run(snapshot.id()).equal()).isTrue();
        assertThat(ark.restored(snapshot).refusal()).isNull();
        assertThat(floor()).isEqualTo(512);
        assertThat(JournalFile.rows(ark.database).getFirst().seq())
                .as("what the snapshot still had")
                .isEqualTo(1);
        assertGoesOn();
        try (SignedJournal journal = open()) {
            Compactions.all(journal, ark.database, clock);
        }
        assertThat(JournalFile.rows(ark.database).getFirst().seq()).isGreaterThan(512);
    }

    @Test
    void aDrillReadsTheArchiveToo() throws Exception {
        StateSnapshot snapshot = compacted();
        DrillReport report = ark.drill().run(snapshot.id());
        assertThat(report.tables()).filteredOn(table -> !table.equal()).isEmpty();
        assertThat(report.tables())
                .extracting(DrillReport.Table::name)
                .contains("journal", "journal_floor", "journal_segment");
        Files.delete(archive().resolve(SECOND));
        assertThatThrownBy(() -> ark.drill().run(snapshot.id()))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.UNAVAILABLE))
                .hasMessageContaining("row 301 cannot be replayed")
                .hasMessageContaining(SECOND);
    }

    @Test
    void aJournalThatBeginsLaterThanItsFloorIsNotWhole() throws Exception {
        compacted();
        ark.sql("DELETE FROM journal WHERE seq <= 1024");
        ark.sql("PRAGMA wal_checkpoint(TRUNCATE)");
        assertThat(CopyCheck.of(ark.database, ark.signer.verifier()).flaws())
                .containsExactly("its journal is not whole: row 769 is missing");
    }

    /** A snapshot of row 300, in a journal whose oldest row is 769. */
    private StateSnapshot compacted() throws Exception {
        StateSnapshot snapshot = old(300);
        try (SignedJournal journal = open()) {
            journal.append(300).sign().append(400).sign();
            clock.move(Compactions.AGE.plusDays(1));
            journal.append(50).sign();
            Compactions.all(journal, ark.database, clock);
            assertThat(journal.reads.read(JournalFloor::read).seq()).isEqualTo(768);
        }
        return snapshot;
    }

    private StateSnapshot old(int rows) throws Exception {
        try (SignedJournal journal = open()) {
            journal.append(rows).sign();
            return ark.snapshot();
        }
    }

    private SignedJournal open() throws SQLException {
        return new SignedJournal(ark.database, ark.signer, "stable", clock);
    }

    private Path archive() {
        return directory.resolve("archive");
    }

    private long floor() throws SQLException {
        try (Session session = Database.open(ark.database).reader()) {
            return JournalFloor.read(session).seq();
        }
    }

    /** The next core starts on it, signs, compacts, and has a snapshot made of it that is whole. */
    private void assertGoesOn() throws Exception {
        try (SignedJournal journal = open()) {
            journal.start();
            journal.append(300).sign();
            clock.move(Compactions.AGE.plusDays(1));
            Compactions.all(journal, ark.database, clock);
        }
        try (SignedJournal journal = open()) {
            journal.start();
        }
        assertThat(ark.snapshot().verified()).isTrue();
    }
}
