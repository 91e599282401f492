package dev.ark.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.journal.CheckpointSigner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedTailTest {
    private static final int ROWS = 100;

    @TempDir
    Path directory;

    private final CheckpointSigner signer = CheckpointSigner.generate();

    @Test
    void ofVeryManySomeAreKeptAndTheLastIsAmongThem() throws Exception {
        SignedTail tail = new SignedTail(signer.verifier(), 0, 10);
        try (SignedJournal journal = signedRowByRow()) {
            tail.addOutside(journal.copies);
        }
        assertThat(tail.newest()).isEqualTo(ROWS);
        assertThat(LongStream.rangeClosed(1, ROWS)
                        .filter(seq -> tail.at(seq).isPresent())
                        .count())
                .isBetween(5L, 10L);
    }

    @Test
    void aLineThatIsNoTextCostsItselfAlone() throws Exception {
        SignedTail tail = new SignedTail(signer.verifier(), 0);
        try (SignedJournal journal = signedRowByRow()) {
            Files.write(journal.copies.log(), new byte[] {(byte) 0xff, (byte) 0xfe, '\n'}, StandardOpenOption.APPEND);
            tail.addOutside(journal.copies);
        }
        assertThat(tail.newest()).isEqualTo(ROWS);
    }

    private SignedJournal signedRowByRow() throws Exception {
        SignedJournal journal = new SignedJournal(directory.resolve("ark_state.db"), signer);
        for (int row = 0; row < ROWS; row++) {
            journal.append(1).sign();
        }
        return journal;
    }
}
