package dev.ark.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.http.ConsistencyProof;
import dev.ark.contract.http.InclusionProof;
import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.journal.InvalidNoteException;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.MerkleFrontier;
import dev.ark.contract.journal.ProofCheck;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.journal.TreeHash;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.JournalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointerTest {
    @TempDir
    Path directory;

    private Path database;
    private CheckpointSigner signer;

    @BeforeEach
    void install() throws Exception {
        database = directory.resolve("state.db");
        signer = CheckpointSigner.generate();
    }

    @Test
    void aCheckpointCoversAllRowsAndIsKeptTwice() throws Exception {
        try (SignedJournal journal = open()) {
            journal.append(3).sign();
            SignedCheckpoint checkpoint = journal.checkpoints().getLast();
            assertThat(checkpoint.size()).isEqualTo(3);
            assertThat(checkpoint.root()).isEqualTo(rootOfRows());
            assertThat(SignedCheckpoint.verified(checkpoint.note(), signer.verifier()))
                    .isEqualTo(checkpoint);
            assertThat(journal.copies.latest()).hasContent(checkpoint.note());
            assertThat(copied(journal)).containsExactly(checkpoint.note());
        }
    }

    @Test
    void nothingNewIsNotSignedAgain() throws Exception {
        try (SignedJournal journal = open()) {
            journal.sign().append(2).sign().sign();
            assertThat(journal.checkpoints()).extracting(SignedCheckpoint::size).containsExactly(2L);
            assertThat(copied(journal)).hasSize(1);
        }
    }

    @Test
    void theTreeIsTheSameHoweverTheJournalGrewAndWhoeverWentOn() throws Exception {
        long seed = 23;
        Random random = new Random(seed);
        for (int restart = 0; restart < 6; restart++) {
            try (SignedJournal journal = open()) {
                journal.start();
                for (int turn = 0; turn < 4; turn++) {
                    journal.append(1 + random.nextInt(400)).sign();
                    assertThat(journal.checkpoints().getLast().root())
                            .as("seed %d", seed)
                            .isEqualTo(rootOfRows());
                }
            }
        }
    }

    @Test
    void aLongJournalThatNobodySignedIsCaughtUpWith() throws Exception {
        try (SignedJournal journal = open()) {
            journal.append(20_000).sign();
            assertThat(journal.checkpoints())
                    .extracting(SignedCheckpoint::size)
                    .containsExactly(8_192L, 16_384L, 20_000L);
            assertThat(journal.checkpoints().getLast().root()).isEqualTo(rootOfRows());
        }
    }

    @Test
    void whatASlotSignedTheOtherGoesOnFrom() throws Exception {
        try (SignedJournal stable = open();
                SignedJournal canary = new SignedJournal(database, signer, "canary");
                var threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> both = new ArrayList<>();
            for (SignedJournal slot : List.of(stable, canary)) {
                both.add(threads.submit(() -> {
                    for (int i = 0; i < 60; i++) {
                        slot.append(7).sign();
                    }
                }));
            }
            for (Future<?> slot : both) {
                slot.get(60, TimeUnit.SECONDS);
            }
            stable.sign();
            canary.sign();
            List<SignedCheckpoint> checkpoints = stable.checkpoints();
            assertThat(checkpoints.getLast().size()).isEqualTo(840);
            assertThat(checkpoints.getLast().root()).isEqualTo(rootOfRows());
            assertThat(copied(stable))
                    .isEqualTo(checkpoints.stream().map(SignedCheckpoint::note).toList());
            stable.start();
        }
    }

    @Test
    void whatWasSignedButNotCopiedIsCopiedByTheNext() throws Exception {
        try (SignedJournal journal = open()) {
            journal.append(5).sign();
            Files.delete(journal.copies.latest());
            Files.delete(journal.copies.log());
        }
        try (SignedJournal journal = open()) {
            journal.start();
            journal.sign();
            assertThat(copied(journal)).hasSize(1);
            assertThat(journal.copies.latest())
                    .hasContent(journal.checkpoints().getLast().note());
        }
    }

    @Test
    void aCopyThatWasCutShortInTheMiddleIsWrittenAnew() throws Exception {
        try (SignedJournal journal = open()) {
            journal.append(5).sign().append(5).sign();
            String whole = Files.readString(journal.copies.log());
            Files.writeString(journal.copies.log(), whole.substring(0, whole.length() - 20));
        }
        try (SignedJournal journal = open()) {
            journal.start();
            journal.append(1).sign();
            assertThat(copied(journal))
                    .isEqualTo(journal.checkpoints().stream()
                            .map(SignedCheckpoint::note)
                            .toList());
        }
    }

    @Test
    void everyProofHoldsAgainstTheSignedRoot() throws Exception {
        try (SignedJournal journal = open()) {
            for (int i = 0; i < 10; i++) {
                journal.append(97).sign();
            }
            JournalProofs proofs = new JournalProofs(journal.reads, signer);
            List<JournalRow> rows = JournalFile.rows(database);
            TreeHash root = journal.checkpoints().getLast().root();
            for (JournalRow row : rows) {
                InclusionProof proof = proofs.inclusion(row.seq(), null);
                assertThat(ProofCheck.includes(
                                TreeHash.ofRow(row.hash()), row.seq() - 1, rows.size(), hashes(proof.proof()), root))
                        .as("row %d", row.seq())
                        .isTrue();
            }
            for (SignedCheckpoint old : journal.checkpoints()) {
                ConsistencyProof proof = proofs.consistency(old.size(), rows.size());
                assertThat(ProofCheck.extendsTree(old.size(), old.root(), rows.size(), root, hashes(proof.proof())))
                        .as("size %d", old.size())
                        .isTrue();
            }
        }
    }

    @Test
    void whatIsNotSignedIsNotProved() throws Exception {
        try (SignedJournal journal = open()) {
            JournalProofs proofs = new JournalProofs(journal.reads, signer);
            assertThatThrownBy(proofs::checkpoint).isInstanceOf(ProblemException.class);
            journal.append(2).sign().append(1);
            assertThatThrownBy(() -> proofs.inclusion(3, null)).isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> proofs.inclusion(1, 3L)).isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> proofs.inclusion(0, null)).isInstanceOf(ProblemException.class);
            assertThatThrownBy(() -> proofs.consistency(2, 1)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void aJournalWhoseEndWasCutOffIsNotStartedOn() throws Exception {
        try (SignedJournal journal = open()) {
            journal.append(10).sign();
            journal.start();
            journal.tamper("DELETE FROM journal WHERE seq > 8");
            assertThatThrownBy(journal::start).hasMessageContaining("the journal ends at row 8: rows were cut off");
            assertThatThrownBy(journal::sign).hasMessageContaining("ends before row 10");
        }
    }

    @Test
    void norIsOneOfWhichOnlyTheCopyOutsideTells() throws Exception {
        try (SignedJournal journal = open()) {
            journal.append(8).sign().append(2).sign();
            journal.tamper("DELETE FROM journal WHERE seq > 8").tamper("DELETE FROM checkpoint WHERE size > 8");
            assertThatThrownBy(journal::start)
                    .hasMessageContaining("outside the database is of row 10, but the journal ends at row 8");
            journal.append(5);
            assertThatThrownBy(journal::start).hasMessageContaining("checkpoints were cut off");
        }
    }

    @Test
    void changedRowsAreNotStartedOn() throws Exception {
        try (SignedJournal journal = open()) {
            journal.append(10).sign();
            journal.tamper("UPDATE journal SET hash = (SELECT hash FROM journal WHERE seq = 9) WHERE seq = 10");
            assertThatThrownBy(journal::start).hasMessageContaining("not those that were signed");
        }
    }

    @Test
    void anotherKeysCheckpointIsNotStartedOn() throws Exception {
        try (SignedJournal journal = open()) {
            journal.append(10).sign();
        }
        try (SignedJournal journal = new SignedJournal(database, CheckpointSigner.generate())) {
            assertThatThrownBy(journal::start).hasMessageContaining("is not genuine: it is not signed by");
        }
    }

    @Test
    void aForkedCopyOutsideIsNotStartedOn() throws Exception {
        try (SignedJournal journal = open()) {
            journal.append(10).sign();
            Files.writeString(
                    journal.copies.log(),
                    CheckpointCopies.line(signer.sign(10, TreeHash.EMPTY).note()),
                    StandardOpenOption.APPEND);
            assertThatThrownBy(journal::start)
                    .hasMessageContaining("outside the database does not fit the first 10 rows");
        }
    }

    private SignedJournal open() throws SQLException {
        return new SignedJournal(database, signer);
    }

    private TreeHash rootOfRows() {
        MerkleFrontier frontier = MerkleFrontier.empty();
        JournalFile.rows(database).forEach(row -> frontier.append(TreeHash.ofRow(row.hash())));
        return frontier.root();
    }

    private static List<String> copied(SignedJournal journal) throws IOException {
        List<String> notes = new ArrayList<>();
        for (String line : Files.readAllLines(journal.copies.log())) {
            try {
                notes.add(CheckpointCopies.note(line));
            } catch (InvalidNoteException e) {
                throw new AssertionError(line, e);
            }
        }
        return notes;
    }

    private static List<TreeHash> hashes(List<String> base64) {
        return base64.stream().map(TreeHash::ofBase64).toList();
    }
}
