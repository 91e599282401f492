package dev.ark.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.event.EventType;
import dev.ark.contract.journal.ArchivedRow;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.local.LockFile;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.JournalFile;
import dev.ark.core.checkpoint.SignedJournal;
import dev.ark.core.fold.Folds;
import dev.ark.core.journal.JournalFloor;
import dev.ark.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal's oldest rows go to the archive, and nothing is lost on the way. */
class CompactionTest {
    private static final Duration AGE = Duration.ofDays(90);

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private Path database;
    private Path archive;
    private long reserve;
    private SignedJournal journal;

    @BeforeEach
    void open() throws SQLException {
        database = directory.resolve("ark_state.db");
        archive = directory.resolve("archive");
        journal = new SignedJournal(database, CheckpointSigner.generate(), "stable", clock);
    }

    @AfterEach
    void close() throws SQLException {
        journal.close();
    }

    @Test
    void oldRowsAreInTheArchiveAndTheRestIsInTheDatabase() throws Exception {
        old(1_000).append(100).sign();
        List<JournalRow> before = JournalFile.rows(database);
        compactAll(256);
        assertThat(floor()).isEqualTo(768);
        assertThat(JournalFile.rows(database).getFirst().seq()).isEqualTo(769);
        List<ArchivedRow> all = whole().verified();
        assertThat(all).hasSize(1_100 + 3);
        for (JournalRow row : before) {
            assertThat(all.get((int) row.seq() - 1).hash()).isEqualTo(row.hash());
        }
        assertThat(whole().segments())
                .extracting(WholeJournal.Recorded::file)
                .containsExactly(
                        "journal-000000000001-000000000256.ndjson.gz",
                        "journal-000000000257-000000000512.ndjson.gz",
                        "journal-000000000513-000000000768.ndjson.gz");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(archive.resolve("journal-000000000001-000000000256.ndjson.gz"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theJournalSaysWhatWasMoved() throws Exception {
        old(600).sign();
        compactAll(65_536);
        JournalRow last = JournalFile.rows(database).getLast();
        WholeJournal.Recorded segment = whole().segments().getFirst();
        assertThat(last.type()).isEqualTo(EventType.JOURNAL_COMPACTED);
        assertThat(JournalFile.body(last).path("from").asLong()).isEqualTo(1);
        assertThat(JournalFile.body(last).path("to").asLong()).isEqualTo(512);
        assertThat(JournalFile.body(last).path("sha256").asText()).isEqualTo(segment.sha256());
        assertThat(JournalFile.body(last).path("last_hash").asText()).isEqualTo(segment.lastHash());
    }

    @Test
    void whatADecisionWasBasedOnGoesWithIt() throws Exception {
        decide("d-1");
        old(400).sign();
        compactAll(65_536);
        assertThat(whole().verified().getFirst().basis()).isEqualTo("{\"of\":\"d-1\"}");
        assertThat(journal.reads.<Long>read(
                        session -> session.first("SELECT count(*) FROM decision", row -> row.getLong(1))
                                .orElseThrow()))
                .isZero();
    }

    @Test
    void youngRowsStay() throws Exception {
        journal.append(1_000).sign();
        clock.move(AGE.minusSeconds(1));
        compactAll(256);
        assertThat(floor()).isZero();
        assertThat(archive).doesNotExist();
    }

    @Test
    void unsignedRowsStay() throws Exception {
        old(1_000);
        compactAll(256);
        assertThat(floor()).isZero();
    }

    @Test
    void whatWaitsForAPersonAndAllAfterItStays() throws Exception {
        old(300);
        change("INSERT INTO pending VALUES ('d-1', 280, 'kenny', 'x', '{}', '', 0)");
        old(300).sign();
        compactAll(256);
        assertThat(floor()).isEqualTo(256);
        change("DELETE FROM pending");
        compactAll(256);
        assertThat(floor()).isEqualTo(512);
    }

    @Test
    void theDecisionOfAnOpenOrderStays() throws Exception {
        old(260);
        decide("d-1");
        change(
                "INSERT INTO permit (id, decision_id, agent, action_digest, halt_epoch, expires_ms, state, account, symbol, side, quantity, remaining, filled)"
                        + " VALUES ('p-1', 'd-1', 'kenny', 'x', 1, 0, 'SPENT', 'a', 's', 'BUY', '5', '3', '2')");
        old(600).sign();
        compactAll(256);
        assertThat(floor()).isEqualTo(256);
        change("UPDATE permit SET remaining = '0'");
        compactAll(256);
        assertThat(floor()).isEqualTo(768);
    }

    @Test
    void proofsOfWhatStaysAreAsBefore() throws Exception {
        old(1_000).append(500).sign();
        var inclusion = journal.proofs().inclusion(1_200, 1_500L);
        var consistency = journal.proofs().consistency(768, 1_500);
        compactAll(65_536);
        assertThat(floor()).isEqualTo(768);
        assertThat(journal.proofs().inclusion(1_200, 1_500L)).isEqualTo(inclusion);
        assertThat(journal.proofs().consistency(768, 1_500)).isEqualTo(consistency);
        assertThat(journal.proofs().consistency(512, 1_500).from()).isEqualTo(512);
    }

    @Test
    void proofsOfWhatIsArchivedAreGone() throws Exception {
        old(1_000).sign();
        compactAll(65_536);
        assertGone(() -> journal.proofs().inclusion(768, 1_000L));
        assertGone(() -> journal.proofs().consistency(300, 1_000));
        assertThat(journal.proofs().inclusion(769, 1_000L).seq()).isEqualTo(769);
    }

    @Test
    void aProcessStartsOnACompactedJournalAndSignsOn() throws Exception {
        old(1_000).sign();
        compactAll(65_536);
        journal.start();
        journal.append(300).sign();
        journal.start();
        assertThat(whole().verified()).hasSize(1_301);
    }

    @Test
    void aStepThatWasDoneIsNotDoneTwice() throws Exception {
        old(600).sign();
        Compaction compaction = compaction(256);
        Sealed sealed = compaction.seal(compaction.next().orElseThrow());
        assertThat(compaction.record(sealed)).isTrue();
        assertThat(compaction.record(sealed)).isFalse();
        assertThat(whole().segments()).hasSize(1);
    }

    @Test
    void anUnrecordedSegmentOfAnotherLengthIsPutAside() throws Exception {
        old(600).sign();
        Compaction small = compaction(256);
        small.seal(small.next().orElseThrow());
        compactAll(512);
        assertThat(whole().verified()).hasSize(601);
        assertThat(archive.toFile().list())
                .anyMatch(name ->
                        name.startsWith("journal-000000000001-000000000256.ndjson.gz.") && name.endsWith(".aside"));
    }

    @Test
    void rowsThatWereChangedAreNotArchived() throws Exception {
        old(600).sign();
        change("UPDATE journal SET body = '{}' WHERE seq = 7");
        assertThatThrownBy(() -> compactAll(256))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("row 7");
        assertThat(floor()).isZero();
        assertThat(archive.toFile().list()).containsExactly("lock");
    }

    @Test
    void anArchiveThatCannotBeWrittenLeavesAllWhereItIs() throws Exception {
        old(600).sign();
        Files.writeString(archive, "no directory");
        assertThatThrownBy(() -> compactAll(256)).isInstanceOf(IOException.class);
        assertThat(floor()).isZero();
        Files.delete(archive);
        compactAll(256);
        assertThat(floor()).isEqualTo(512);
    }

    @Test
    void noSegmentTakesTheRoomThatTheJournalNeeds() throws Exception {
        old(600).sign();
        reserve = Long.MAX_VALUE;
        assertThatThrownBy(() -> compactAll(256))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("are the journal's");
        assertThat(floor()).isZero();
        assertThat(archive.toFile().list()).containsExactly("lock");
    }

    @Test
    void nothingIsMovedWhileAnotherProcessHasTheArchive() throws Exception {
        old(600).sign();
        try (LockFile _ = new Archive(archive, 0).hold()) {
            assertThatThrownBy(() -> compactAll(256))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another process has the archive");
            assertThat(floor()).isZero();
            assertThat(archive.toFile().list()).containsExactly("lock");
        }
        compactAll(256);
        assertThat(floor()).isEqualTo(512);
        assertThat(whole().verified()).hasSize(602);
    }

    /** Whatever the process does between two steps, it may end there; the next one makes up for it. */
    @Test
    void aCrashBetweenAnyTwoStepsLosesNothing() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        long rows = 0;
        for (int turn = 0; turn < 30; turn++) {
            int more = 1 + random.nextInt(700);
            old(more);
            rows += more;
            if (random.nextInt(4) > 0) {
                journal.sign();
            }
            Compaction compaction = compaction(256 * (1 + random.nextInt(3)));
            rows += stopSomewhere(compaction, random);
            if (random.nextInt(4) == 0) {
                journal.start();
            }
            assertThat(whole().verified()).as("seed %d, turn %d", seed, turn).hasSize((int) rows);
        }
        journal.sign();
        long compactions = whole().segments().size();
        compactAll(512);
        rows += whole().segments().size() - compactions;
        assertThat(whole().verified()).as("seed %d", seed).hasSize((int) rows);
        assertThat(JournalFile.rows(database).getFirst().seq()).isEqualTo(floor() + 1);
    }

    /** How many rows were written. */
    private static int stopSomewhere(Compaction compaction, Random random) throws IOException {
        int steps = random.nextInt(5);
        if (steps > 0 && random.nextBoolean()) {
            compaction.removeSome();
        }
        Optional<Run> run = compaction.next();
        if (run.isEmpty() || steps < 1) {
            return 0;
        }
        Sealed sealed = compaction.seal(run.get());
        if (steps < 2) {
            return 0;
        }
        compaction.record(sealed);
        for (int i = 2; i < steps; i++) {
            compaction.removeSome();
        }
        return 1;
    }

    @Test
    void othersWriteAndSignMeanwhile() throws Exception {
        old(5_000).sign();
        AtomicBoolean over = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Long> writing = threads.submit(() -> {
                long slowest = 0;
                while (!over.get()) {
                    long start = System.nanoTime();
                    journal.append(3);
                    slowest = Math.max(slowest, System.nanoTime() - start);
                }
                return slowest;
            });
            Future<?> signing = threads.submit(() -> {
                while (!over.get()) {
                    journal.sign();
                }
            });
            compactAll(1_024);
            over.set(true);
            assertThat(Duration.ofNanos(writing.get(20, TimeUnit.SECONDS))).isLessThan(Duration.ofSeconds(2));
            signing.get(20, TimeUnit.SECONDS);
        }
        assertThat(floor()).isEqualTo(4_864);
        journal.start();
        assertThat(whole().verified()).hasSizeGreaterThan(5_005);
    }

    @Test
    void aCopyOfBeforeBecomesWhatTheOriginalIsByFoldingWhatFollowed() throws Exception {
        old(1_000).sign();
        Path copy = directory.resolve("copy.db");
        Folds.copy(database, copy);
        compactAll(256);
        journal.append(5);
        Folds.fold(copy, Folds.tail(database, Folds.head(copy)));
        assertThat(Folds.differences(copy, database, clock.instant())).isEmpty();
    }

    @Test
    void checkpointsOfTheArchivedRowsAreStillThoseOfTheRows() throws Exception {
        old(700).sign();
        old(700).sign();
        compactAll(65_536);
        assertThat(journal.checkpoints()).extracting(SignedCheckpoint::size).contains(700L, 1_400L);
        whole().verified();
    }

    /** Rows that will be old. */
    private SignedJournal old(int rows) {
        journal.append(rows);
        clock.move(AGE.plusDays(1));
        return journal;
    }

    private void decide(String id) {
        journal.writer()
                .submit(transaction -> {
                    JournalRow row = transaction.append(EventType.DECISION, Map.of("decision_id", id));
                    return transaction
                            .session()
                            .update(
                                    "INSERT INTO decision VALUES (?, ?, 'kenny', 'x', 'APPROVED', 'EVALUATOR', 1, 0, 0, ?)",
                                    row.seq(),
                                    id,
                                    "{\"of\":\"" + id + "\"}");
                })
                .join();
    }

    private void change(String sql) {
        journal.writer()
                .submit(transaction -> transaction.session().update(sql))
                .join();
    }

    private long floor() {
        return journal.reads.read(JournalFloor::read).seq();
    }

    private void compactAll(int segmentRows) throws IOException {
        Compaction compaction = compaction(segmentRows);
        while (compaction.turn()) {
            // and the next segment
        }
    }

    private Compaction compaction(int segmentRows) {
        return new Compaction(
                journal.reads,
                journal.writer(),
                new Archive(archive, reserve),
                new Retention(AGE, Duration.ofSeconds(10), segmentRows),
                clock);
    }

    private WholeJournal whole() {
        return new WholeJournal(database, archive, journal);
    }

    private static void assertGone(org.assertj.core.api.ThrowableAssert.ThrowingCallable proof) {
        assertThatThrownBy(proof)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.GONE));
    }
}
