package dev.ark.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.http.DrillReport;
import dev.ark.contract.http.SnapshotCheck;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.Sha256;
import dev.ark.contract.local.LockFile;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.JournalFile;
import dev.ark.core.checkpoint.SignedJournal;
import dev.ark.core.state.PageRequest;
import dev.ark.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
    @TempDir
    Path directory;

    private Installation ark;

    @BeforeEach
    void install() {
        ark = new Installation(directory);
    }

    @Test
    void aSnapshotIsAWholeStateOfItsOwnThatNobodyElseCanRead() throws Exception {
        try (SignedJournal journal = ark.open()) {
            journal.append(30).sign();
            StateSnapshot snapshot = ark.managed(journal, 10).create("before an upgrade", "olivia");
            journal.append(5);
            Path file = ark.snapshots.database(snapshot.id());
            assertThat(snapshot.seq()).isEqualTo(30);
            assertThat(snapshot.bytes()).isEqualTo(Files.size(file));
            assertThat(snapshot.sha256()).isEqualTo(Sha256.ofFile(file));
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
            assertThat(names()).containsExactlyInAnyOrder("lock", snapshot.id() + ".db", snapshot.id() + ".json");
            JournalRow told = JournalFile.rows(ark.database).get(30);
            assertThat(told.type()).isEqualTo("snapshot");
            assertThat(JournalFile.body(told).path("sha256").asText()).isEqualTo(snapshot.sha256());
            assertThat(JournalFile.body(told).path("reason").asText()).isEqualTo("before an upgrade");
        }
    }

    @Test
    void theLastOnesAreKeptAndTheJournalTellsOfThoseThatAreNot() throws Exception {
        try (SignedJournal journal = ark.open()) {
            Snapshots snapshots = ark.managed(journal, 2);
            List<StateSnapshot> made =
                    Stream.generate(() -> later(snapshots, journal)).limit(4).toList();
            assertThat(ark.snapshots.all())
                    .extracting(StateSnapshot::id)
                    .containsExactly(made.get(3).id(), made.get(2).id());
            assertThat(ark.snapshots.database(made.getFirst().id())).doesNotExist();
            assertThat(JournalFile.rows(ark.database).stream()
                            .filter(row -> row.type().equals("snapshot_deleted"))
                            .map(row -> JournalFile.body(row).path("id").asText()))
                    .containsExactly(made.get(0).id(), made.get(1).id());
        }
    }

    @Test
    void aDamagedOneDoesNotCountAmongThoseThatAreKept() throws Exception {
        try (SignedJournal journal = ark.open()) {
            Snapshots snapshots = ark.managed(journal, 2);
            StateSnapshot good = later(snapshots, journal);
            StateSnapshot damaged = later(snapshots, journal);
            Installation.overwrite(ark.snapshots.database(damaged.id()), 5_000, "x");
            ark.verification().verify(damaged.id());
            StateSnapshot newest = later(snapshots, journal);
            assertThat(ark.snapshots.all())
                    .extracting(StateSnapshot::id)
                    .containsExactly(newest.id(), damaged.id(), good.id());
        }
    }

    @Test
    void oneThatIsAboutToBeRestoredIsKept() throws Exception {
        try (SignedJournal journal = ark.open()) {
            Snapshots snapshots = ark.managed(journal, 1);
            StateSnapshot wanted = later(snapshots, journal);
            ark.ask(wanted.id());
            later(snapshots, journal);
            later(snapshots, journal);
            assertThat(ark.snapshots.all())
                    .hasSize(2)
                    .extracting(StateSnapshot::id)
                    .contains(wanted.id());
        }
    }

    @Test
    void pagesAreTheNewestFirst() throws Exception {
        try (SignedJournal journal = ark.open()) {
            Snapshots snapshots = ark.managed(journal, 10);
            List<StateSnapshot> made =
                    Stream.generate(() -> later(snapshots, journal)).limit(3).toList();
            var first = snapshots.list(new PageRequest("", 2));
            assertThat(first.items()).containsExactly(made.get(2), made.get(1));
            var second = snapshots.list(new PageRequest(first.next(), 2));
            assertThat(second.items()).containsExactly(made.getFirst());
            assertThat(second.next()).isNull();
        }
    }

    @Test
    void whatIsNotWholeIsNoSnapshotAndNothingOfItIsLeft() throws Exception {
        try (SignedJournal journal = ark.open()) {
            journal.append(30).sign().tamper("UPDATE journal SET body = '{}' WHERE seq = 7");
            Snapshots snapshots = ark.managed(journal, 10);
            assertThatThrownBy(() -> snapshots.create("r", "olivia"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("row 7 was changed");
            assertThat(names()).containsExactly("lock");
            assertThat(JournalFile.rows(ark.database)).hasSize(30);
        }
    }

    @Test
    void noneTakesTheRoomThatTheJournalNeeds() throws Exception {
        ark.reserve = Long.MAX_VALUE / 2;
        try (SignedJournal journal = ark.open()) {
            assertThatThrownBy(() -> ark.managed(journal, 10).create("r", "olivia"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("are the journal's");
            assertThat(names()).containsExactly("lock");
        }
    }

    @Test
    void whatAProcessLeftThatEndedIsRemovedAtTheStart() throws Exception {
        try (SignedJournal journal = ark.open()) {
            Snapshots snapshots = ark.managed(journal, 10);
            StateSnapshot whole = later(snapshots, journal);
            Files.writeString(ark.snapshots.part("20260501T100000000Z-0001"), "half");
            Files.writeString(ark.snapshots.database("20260501T100000000Z-0002"), "not recorded");
            Files.writeString(ark.snapshots.directory().resolve("20260501T100000000Z-0004.json.17.next"), "half");
            Files.writeString(ark.snapshots.directory().resolve("20260501T100000000Z-0003.db.part-journal"), "x");
            snapshots.tidy();
            assertThat(names()).containsExactlyInAnyOrder("lock", whole.id() + ".db", whole.id() + ".json");
        }
    }

    @Test
    void aSecondAtOnceIsRefusedAlsoWhenTheOtherSlotMakesTheFirst() throws Exception {
        try (SignedJournal journal = ark.open()) {
            Snapshots snapshots = ark.managed(journal, 10);
            SnapshotFiles otherSlot = new SnapshotFiles(ark.snapshots.directory());
            try (LockFile _ = otherSlot.hold().orElseThrow()) {
                assertThatThrownBy(() -> snapshots.create("r", "olivia")).hasMessageContaining("another snapshot");
            }
            assertThat(later(snapshots, journal).verified()).isTrue();
        }
    }

    @Test
    void nobodyElseHasTheDirectoryUntilAnInterruptedOneIsMade() throws Exception {
        try (SignedJournal journal = ark.open()) {
            journal.append(1).sign();
            ark.snapshots.hold().orElseThrow().close();
            Snapshots snapshots = ark.managed(journal, 10);
            CountDownLatch writing = new CountDownLatch(1);
            CompletableFuture<Boolean> busy = journal.writer().submit(transaction -> awaited(writing));
            AtomicReference<RuntimeException> refusal = new AtomicReference<>();
            Thread asking = Thread.ofVirtual().start(() -> {
                try {
                    snapshots.create("for a test", "olivia");
                } catch (ProblemException e) {
                    refusal.set(e);
                }
            });
            until(() -> names().stream().anyMatch(name -> name.endsWith(".db")));
            asking.interrupt();
            asking.join();
            assertThat(refusal.get()).hasMessageContaining("the snapshot goes on");
            assertThat(ark.snapshots.hold()).isEmpty();
            writing.countDown();
            assertThat(busy.get(60, TimeUnit.SECONDS)).isTrue();
            until(() -> !ark.snapshots.all().isEmpty());
            until(() -> {
                Optional<LockFile> held = ark.snapshots.hold();
                held.ifPresent(LockFile::close);
                return held.isPresent();
            });
        }
    }

    @Test
    void aLaterLookFindsEveryKindOfDamage() throws Exception {
        StateSnapshot snapshot = ark.written(60, 0);
        assertThat(ark.verification().verify(snapshot.id()).intact()).isTrue();
        Path file = ark.snapshots.database(snapshot.id());
        byte[] whole = Files.readAllBytes(file);
        int body = new String(whole, StandardCharsets.ISO_8859_1).indexOf("{\"n\":40}");
        Installation.overwrite(file, body + 5, "7");
        SnapshotCheck changed = ark.verification().verify(snapshot.id());
        assertThat(changed.intact()).isFalse();
        assertThat(changed.flaws())
                .anyMatch(flaw -> flaw.startsWith("its bytes were changed"))
                .anyMatch(flaw -> flaw.contains("row 40 was changed"));
        assertThat(ark.snapshots.find(snapshot.id()).orElseThrow().flaw()).contains("row 40 was changed");
        Files.write(file, whole);
        assertThat(ark.verification().verify(snapshot.id()).rows()).isEqualTo(60);
        assertThat(ark.snapshots.find(snapshot.id()).orElseThrow().verified()).isTrue();
        Files.delete(file);
        assertThat(ark.verification().verify(snapshot.id()).flaws()).containsExactly("its file is not there");
    }

    @Test
    void whatIsNoIdNamesNoFile() {
        assertThat(ark.snapshots.find("../ark_state")).isEmpty();
        assertThat(ark.snapshots.find("20260501T100000000Z-0001\0")).isEmpty();
    }

    @Test
    void oneThatCannotBeReadNowIsNotHeldToBeDamaged() throws Exception {
        StateSnapshot snapshot = ark.written(60, 0);
        Path obstacle = Path.of(ark.snapshots.database(snapshot.id()) + "-wal");
        Files.createDirectory(obstacle);
        assertThatThrownBy(() -> ark.verification().verify(snapshot.id()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cannot be looked at now");
        assertThat(ark.snapshots.find(snapshot.id()).orElseThrow().verified()).isTrue();
        Files.delete(obstacle);
        assertThat(ark.verification().verify(snapshot.id()).intact()).isTrue();
    }

    @Test
    void noneIsVerifiedWhileSomebodyMayDeleteIt() throws Exception {
        StateSnapshot snapshot = ark.written(60, 0);
        try (LockFile _ = ark.snapshots.hold().orElseThrow()) {
            assertThatThrownBy(() -> ark.verification().verify(snapshot.id()))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.CONFLICT));
        }
    }

    @Test
    void oneIsMadeWhenTheLastIsOldEnoughAndNoneWithoutAnInterval() throws Exception {
        try (SignedJournal journal = ark.open()) {
            SettableClock clock = ark.clock;
            Snapshots snapshots = ark.managed(journal, 10);
            SnapshotSchedule hourly = new SnapshotSchedule(snapshots, Duration.ofHours(1), clock);
            SnapshotSchedule off = new SnapshotSchedule(snapshots, Duration.ZERO, clock);
            hourly.turn();
            assertThat(ark.snapshots.all()).isEmpty();
            clock.move(Duration.ofMinutes(61));
            off.turn();
            assertThat(ark.snapshots.all()).isEmpty();
            hourly.turn();
            hourly.turn();
            assertThat(ark.snapshots.all()).hasSize(1);
            clock.move(Duration.ofMinutes(59));
            hourly.turn();
            assertThat(ark.snapshots.all()).hasSize(1);
            clock.move(Duration.ofMinutes(2));
            hourly.turn();
            assertThat(ark.snapshots.all()).hasSize(2);
            StateSnapshot newest = ark.snapshots.all().getFirst();
            Installation.overwrite(ark.snapshots.database(newest.id()), 5_000, "x");
            ark.verification().verify(newest.id());
            clock.move(Duration.ofMinutes(6));
            hourly.turn();
            assertThat(ark.snapshots.all())
                    .as("a damaged one puts the next off no longer")
                    .hasSize(3);
        }
    }

    @Test
    void theOneJustMadeStaysAlsoAfterTheClockWasSetBack() throws Exception {
        try (SignedJournal journal = ark.open()) {
            Snapshots snapshots = ark.managed(journal, 1);
            ark.clock.move(Duration.ofDays(400));
            StateSnapshot ahead = later(snapshots, journal);
            ark.clock.move(Duration.ofDays(-400));
            StateSnapshot made = later(snapshots, journal);
            assertThat(made.id()).isLessThan(ahead.id());
            assertThat(ark.snapshots.all()).extracting(StateSnapshot::id).containsExactly(made.id());
            assertThat(snapshots.newest()).contains(made);
        }
    }

    @Test
    void pagesFollowTheStateAndNotTheClock() throws Exception {
        try (SignedJournal journal = ark.open()) {
            Snapshots snapshots = ark.managed(journal, 10);
            ark.clock.move(Duration.ofDays(400));
            StateSnapshot first = later(snapshots, journal);
            ark.clock.move(Duration.ofDays(-400));
            StateSnapshot second = later(snapshots, journal);
            var page = snapshots.list(new PageRequest("", 1));
            assertThat(page.items()).containsExactly(second);
            assertThat(snapshots.list(new PageRequest(page.next(), 1)).items()).containsExactly(first);
        }
    }

    @Test
    void oneIsMadeSoonAfterTheClockWasSetBack() throws Exception {
        try (SignedJournal journal = ark.open()) {
            Snapshots snapshots = ark.managed(journal, 10);
            ark.clock.move(Duration.ofDays(400));
            later(snapshots, journal);
            ark.clock.move(Duration.ofDays(-400));
            SnapshotSchedule hourly = new SnapshotSchedule(snapshots, Duration.ofHours(1), ark.clock);
            hourly.turn();
            assertThat(ark.snapshots.all()).hasSize(2);
            ark.clock.move(Duration.ofMinutes(30));
            hourly.turn();
            assertThat(ark.snapshots.all()).hasSize(2);
        }
    }

    @Test
    void aDrillComparesEveryTableAndLeavesNothing() throws Exception {
        StateSnapshot snapshot = ark.written(60, 40);
        Drill drill = ark.drill();
        DrillReport same = drill.run(snapshot.id());
        assertThat(same.equal()).isTrue();
        assertThat(same.seq()).isEqualTo(100);
        assertThat(same.tables())
                .anySatisfy(table -> assertThat(table).isEqualTo(new DrillReport.Table("journal", 100, 100, true)))
                .extracting(DrillReport.Table::name)
                .contains("control", "permit", "state_version")
                .doesNotContain("checkpoint");
        ark.sql("UPDATE control SET halt_epoch = 9");
        DrillReport other = drill.run(snapshot.id());
        assertThat(other.equal()).isFalse();
        assertThat(other.tables().stream().filter(table -> !table.equal()).map(DrillReport.Table::name))
                .containsExactly("control");
        assertThat(names()).hasSize(3);
    }

    @Test
    void aDrillOfADamagedSnapshotIsNone() throws Exception {
        StateSnapshot snapshot = ark.written(60, 40);
        Path file = ark.snapshots.database(snapshot.id());
        Installation.overwrite(file, Files.size(file) - 1, "x");
        assertThatThrownBy(() -> ark.drill().run(snapshot.id())).hasMessageContaining("would not be restored");
        assertThat(names()).hasSize(3);
    }

    @Test
    void noDrillTakesTheRoomThatTheJournalNeeds() throws Exception {
        StateSnapshot snapshot = ark.written(60, 40);
        ark.reserve = Long.MAX_VALUE / 2;
        assertThatThrownBy(() -> ark.drill().run(snapshot.id())).hasMessageContaining("are the journal's");
    }

    @Test
    void aDrillThatTakesTooLongIsGivenUpAndLeavesNothing() throws Exception {
        StateSnapshot snapshot = ark.written(60, 40);
        ark.drillLimit = Duration.ZERO;
        assertThatThrownBy(() -> ark.drill().run(snapshot.id())).hasMessageContaining("it takes longer than");
        assertThat(names()).hasSize(3);
        ark.drillLimit = Duration.ofMinutes(5);
        assertThat(ark.drill().run(snapshot.id()).equal()).isTrue();
    }

    @Test
    void nobodyElseCanTakeTheLocks() throws Exception {
        ark.written(10, 0);
        ark.pending(step -> {}).openState().close();
        assertThat(Files.getPosixFilePermissions(ark.snapshots.directory().resolve("lock")))
                .hasSize(2);
        assertThat(Files.getPosixFilePermissions(ark.files.lock())).hasSize(2);
    }

    /** A row, then a snapshot some time after the one before. */
    private StateSnapshot later(Snapshots snapshots, SignedJournal journal) {
        journal.append(1).sign();
        ark.clock.move(Duration.ofSeconds(1));
        return snapshots.create("for a test", "olivia");
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for what comes soon. */
    private static void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("it came in time").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(ark.snapshots.directory())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
