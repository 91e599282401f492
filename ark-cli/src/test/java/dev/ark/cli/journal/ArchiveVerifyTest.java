package dev.ark.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.CommandRun;
import dev.ark.cli.terminal.Format;
import dev.ark.cli.terminal.Output;
import dev.ark.contract.journal.ArchivedRow;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.journal.SegmentName;
import dev.ark.contract.journal.SegmentReader;
import dev.ark.contract.journal.SegmentWriter;
import dev.ark.contract.journal.Sha256;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal whose oldest rows are in an archive. */
class ArchiveVerifyTest {
    @TempDir
    Path directory;

    private Path file;
    private Path key;
    private Path archive;
    private SignedJournalFile journal;
    private SegmentName second;

    @BeforeEach
    void write() throws Exception {
        file = directory.resolve("ark_state.db");
        archive = directory.resolve("archive");
        journal = new SignedJournalFile(file, CheckpointSigner.generate(), 1).append(1_000, 200);
        key = Files.writeString(directory.resolve("checkpoint.pub"), journal.signer.verifier() + "\n");
        journal.compact(archive, 256);
        second = journal.compact(archive, 768);
        journal.append(100, 50);
    }

    @AfterEach
    void close() throws Exception {
        journal.close();
    }

    @Test
    void archiveAndDatabaseTogetherAreIntactAndEveryDecisionIsEvaluatedAnew() {
        CommandRun run = verify();
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out())
                .contains(
                        "intact: 1102 rows",
                        "archive: rows 1 to 768 in 2 segments, examined",
                        "checkpoints: 9, to row 1102, signatures verified",
                        "1100 of 1100 evaluated anew, with the same verdict");
    }

    @Test
    void theArchiveMayLieElsewhere() throws IOException {
        Path elsewhere = Files.move(archive, directory.resolve("elsewhere"));
        CommandRun run = verify("--archive", elsewhere.toString());
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("2 segments, examined");
    }

    @Test
    void withoutTheArchiveItIsSaidWhatIsNotExamined() throws IOException {
        Files.move(archive, directory.resolve("elsewhere"));
        CommandRun run = verify();
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out())
                .contains(
                        "intact: 334 rows",
                        "rows 1 to 768 are in the archive and not examined",
                        "the signed tree binds their hashes",
                        "332 of 332 evaluated anew");
        assertThat(verify("--no-archive").exitCode()).isZero();
    }

    @Test
    void aSegmentThatWasCutIsNamed() throws IOException {
        try (RandomAccessFile bytes =
                new RandomAccessFile(archive.resolve(second.toString()).toFile(), "rw")) {
            bytes.setLength(bytes.length() / 2);
        }
        assertFlaw(257, second + ": it is not the file that was sealed");
    }

    @Test
    void aSegmentOfWhichOneByteWasChangedIsNamed() throws IOException {
        try (RandomAccessFile bytes =
                new RandomAccessFile(archive.resolve(second.toString()).toFile(), "rw")) {
            bytes.seek(bytes.length() / 2);
            int was = bytes.read();
            bytes.seek(bytes.length() / 2);
            bytes.write(was ^ 1);
        }
        assertFlaw(257, second + ": it is not the file that was sealed");
    }

    @Test
    void aSegmentThatIsMissingIsNamed() throws IOException {
        Files.delete(archive.resolve(second.toString()));
        assertFlaw(257, second + ": it is missing");
    }

    @Test
    void aSegmentThatWasForgedTogetherWithTheDatabaseIsNotWhatTheJournalSays() throws Exception {
        forge(row -> row.seq() == 300 ? withBasis(row, "other facts") : row);
        journal.execute("UPDATE journal_segment SET sha256 = '" + Sha256.ofFile(archive.resolve(second.toString()))
                + "' WHERE first_seq = 257");
        assertFlaw(300, "what its decision was based on was changed");
        forge(row -> row.seq() == 300 ? withBasis(row, "") : row);
        journal.execute("UPDATE journal_segment SET sha256 = '" + Sha256.ofFile(archive.resolve(second.toString()))
                + "' WHERE first_seq = 257");
        assertFlaw(300, "what its decision was based on was changed, or is gone");
    }

    @Test
    void anotherDigestThanTheJournalSaysIsNoticedWithoutTheArchive() throws Exception {
        journal.execute("UPDATE journal_segment SET sha256 = '00' WHERE first_seq = 257");
        CommandRun run = verify("--no-archive");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("not intact at row 1002", "is not the one that the database names");
    }

    @Test
    void rowsThatWereCutOffAreNotArchivedBecauseSomebodyRaisedTheFloor() throws Exception {
        journal.execute("UPDATE journal_floor SET seq = 896, hash = (SELECT hash FROM journal WHERE seq = 896)");
        journal.execute("DELETE FROM journal WHERE seq <= 896");
        CommandRun run = verify("--no-archive");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("not intact");
    }

    @Test
    void aChangedNodeOfTheTreeDoesNotFitWhatWasSigned() throws Exception {
        journal.execute("UPDATE merkle_node SET hash = '" + "0".repeat(64) + "' WHERE level = 8 AND idx = 1");
        CommandRun run = verify("--no-archive");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("are not those that were signed");
        journal.execute("DELETE FROM merkle_node");
        assertThat(verify("--no-archive").out()).contains("the tree of the rows in the archive is not whole");
    }

    @Test
    void checkpointsInRotatedLogsAreReadToo() throws Exception {
        List<String> lines = Files.readAllLines(journal.copies.log());
        Files.write(journal.copies.rotated(1), lines.subList(0, 3));
        Files.write(journal.copies.log(), lines.subList(2, lines.size()));
        journal.execute("DELETE FROM checkpoint WHERE size < 1000");
        CommandRun run = verify();
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("checkpoints: 9, to row 1102");
    }

    @Test
    void aCoreThatMovesRowsMeanwhileIsNoFlaw() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        Output output =
                new Output(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), Format.TEXT);
        Verification verification = Verification.of(
                new Verification.Request(
                        file, journal.copies, Optional.empty(), Optional.empty(), Optional.of(archive)),
                total -> {
                    if (turns.incrementAndGet() == 1) {
                        compactTo(1_024);
                    }
                    return output.bar("verifying", total);
                });
        assertThat(verification.problem()).isNull();
        assertThat(verification.archivedTo()).isEqualTo(1_024);
        assertThat(verification.segments()).isEqualTo(3);
        assertThat(turns).hasValue(2);
    }

    private void compactTo(long to) {
        try {
            journal.compact(archive, to);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private interface Change extends UnaryOperator<ArchivedRow> {}

    /** Seals the second segment again, with other rows. */
    private void forge(Change change) throws Exception {
        Path was = archive.resolve(second.toString());
        Path next = archive.resolve("next");
        try (SegmentReader reader = SegmentReader.open(was);
                SegmentWriter writer = new SegmentWriter(next, reader.header())) {
            for (Optional<ArchivedRow> row = reader.next(); row.isPresent(); row = reader.next()) {
                writer.add(change.apply(row.get()));
            }
            writer.seal();
        }
        Files.delete(was);
        Files.move(next, was);
    }

    private static ArchivedRow withBasis(ArchivedRow row, String basis) {
        return new ArchivedRow(
                row.seq(),
                row.epoch(),
                row.type(),
                row.body(),
                row.at(),
                row.deployment(),
                row.version(),
                row.prevHash(),
                row.hash(),
                basis);
    }

    private void assertFlaw(long row, String problem) throws IOException {
        CommandRun run = verify("-o", "json");
        JsonNode result = ArkJson.mapper().readTree(run.out());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(result.path("problem").asText()).contains(problem);
        assertThat(result.path("bad_seq").asLong()).isEqualTo(row);
    }

    private CommandRun verify(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("journal", "verify", file.toString(), "--key", key.toString()));
        arguments.addAll(Arrays.asList(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
