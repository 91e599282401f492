package dev.ark.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.CommandRun;
import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.journal.TreeHash;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal is held to what was signed of it, in the database and outside. */
class CheckpointVerifyTest {
    private static final int ROWS = 1_000;

    @TempDir
    Path directory;

    private Path file;
    private Path key;
    private SignedJournalFile journal;

    @BeforeEach
    void write() throws Exception {
        file = directory.resolve("ark_state.db");
        journal = new SignedJournalFile(file, CheckpointSigner.generate(), 1).append(ROWS, 256);
        key = Files.writeString(directory.resolve("checkpoint.pub"), journal.signer.verifier() + "\n");
    }

    @AfterEach
    void close() throws Exception {
        journal.close();
    }

    @Test
    void aJournalThatIsWhatWasSignedIsIntact() {
        CommandRun run = verify();
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("intact: 1000 rows", "checkpoints: 4, to row 1000, signatures verified");
    }

    @Test
    void rowsAfterTheLastCheckpointAreNoFlaw() throws Exception {
        journal.execute("DELETE FROM checkpoint WHERE size = 1000");
        List<String> lines = Files.readAllLines(journal.copies.log());
        Files.write(journal.copies.log(), lines.subList(0, 3));
        Files.writeString(journal.copies.latest(), CheckpointCopies.note(lines.get(2)));
        assertThat(verify().out()).contains("intact: 1000 rows", "checkpoints: 3, to row 768");
    }

    @Test
    void rowsMissingAtTheEndAreNoticed() throws Exception {
        journal.execute("DELETE FROM journal WHERE seq > 990");
        assertFlaw("bad_seq", 991, "missing at the end: the checkpoint in the database was signed at row 1000");
    }

    @Test
    void soTheyAreWhenOnlyTheCopyOutsideTells() throws Exception {
        journal.execute("DELETE FROM journal WHERE seq > 768");
        journal.execute("DELETE FROM checkpoint WHERE size > 768");
        assertFlaw("bad_seq", 769, "missing at the end: the checkpoint in " + journal.copies.log());
        Files.delete(journal.copies.log());
        assertFlaw("bad_seq", 769, "missing at the end: the checkpoint in " + journal.copies.latest());
    }

    @Test
    void aBetterForgeryWithANewChainDoesNotFitWhatWasSigned() throws Exception {
        CheckpointSigner other = CheckpointSigner.generate();
        Path forged = Files.createDirectory(directory.resolve("forged")).resolve("ark_state.db");
        try (SignedJournalFile forgery = new SignedJournalFile(forged, other, 2)) {
            forgery.append(ROWS, 256);
            assertThat(verify(forged, "--key", key.toString()).out())
                    .contains("not intact at the checkpoint of row 256", "not signed by");
            forgery.execute("DELETE FROM checkpoint");
        }
        CommandRun run = verify(
                forged,
                "--key",
                key.toString(),
                "--checkpoints",
                journal.copies.directory().toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("not intact at the checkpoint of row 256", "are not those that were signed");
    }

    @Test
    void anEditedCheckpointIsNamed() throws Exception {
        journal.execute(
                "UPDATE checkpoint SET note = replace(note, char(10) || '512' || char(10), char(10) || '511' || char(10))"
                        + " WHERE size = 512");
        assertFlaw("bad_checkpoint", 511, "its signature does not verify");
    }

    @Test
    void aCheckpointThatIsNoneIsNamedByTheLastGoodOne() throws Exception {
        journal.execute("UPDATE checkpoint SET note = 'gone' WHERE size = 512");
        CommandRun run = verify();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("not intact: a checkpoint in the database after row 256: it is not a signed note");
    }

    @Test
    void aForkedCopyOutsideIsNamed() throws Exception {
        journal.copy(journal.signer.sign(ROWS, TreeHash.EMPTY));
        assertFlaw("bad_checkpoint", ROWS, "in " + journal.copies.log() + ": the rows up to it are not those");
    }

    @Test
    void aCopyThatIsOutOfOrderIsNamed() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(journal.copies.log()));
        lines.addLast(lines.getFirst());
        Files.write(journal.copies.log(), lines);
        assertFlaw("bad_checkpoint", 256, "it stands after a later one");
    }

    @Test
    void aCopyWhoseLastLineWasCutShortIsNoFlaw() throws Exception {
        Files.writeString(journal.copies.log(), "{\"note\":\"ark/", StandardOpenOption.APPEND);
        assertThat(verify().exitCode()).isZero();
        Files.writeString(journal.copies.log(), "\n", StandardOpenOption.APPEND);
        assertThat(verify().out()).contains("not intact: a checkpoint in " + journal.copies.log());
    }

    @Test
    void anotherKeyDoesNotVerify() throws Exception {
        Files.writeString(key, CheckpointSigner.generate().verifier() + "\n");
        assertFlaw("bad_checkpoint", 256, "it is not signed by ark/");
    }

    @Test
    void withoutAKeyItIsSaidThatSignaturesWereNotChecked() {
        CommandRun run =
                CommandRun.of("--home", directory.resolve("none").toString(), "journal", "verify", file.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("signatures not checked");
    }

    @Test
    void aKeyFileThatIsNoneIsSaidToBe() throws IOException {
        Files.writeString(key, "secret");
        CommandRun run = verify();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("it is not a verifier key");
    }

    @Test
    void aBasisIsFoundThoughSomebodyDisturbedTheOrder() throws Exception {
        journal.execute("CREATE TABLE other AS SELECT * FROM decision ORDER BY id DESC");
        journal.execute("DELETE FROM decision");
        journal.execute("INSERT INTO decision SELECT * FROM other");
        assertThat(verify().exitCode()).isZero();
        journal.execute("UPDATE decision SET basis = 'other facts' WHERE seq = 700");
        assertFlaw("bad_seq", 700, "what its decision was based on was changed");
    }

    private void assertFlaw(String member, long where, String problem) throws IOException {
        CommandRun run = verify(file, "--key", key.toString(), "-o", "json");
        JsonNode result = ArkJson.mapper().readTree(run.out());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(result.path("problem").asText()).contains(problem);
        assertThat(result.path(member).asLong()).isEqualTo(where);
    }

    private CommandRun verify() {
        return verify(file, "--key", key.toString());
    }

    private static CommandRun verify(Path file, String... options) {
        List<String> arguments = new ArrayList<>(List.of("journal", "verify", file.toString()));
        arguments.addAll(Arrays.asList(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
