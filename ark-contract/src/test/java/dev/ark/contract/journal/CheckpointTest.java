package dev.ark.contract.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed checkpoints, in the forms of C2SP tlog-checkpoint and signed-note. */
class CheckpointTest {
    /** The example in the documentation of Go's sumdb/note, from which the form stems. */
    private static final String KNOWN_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String KNOWN_NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    /** The example of C2SP tlog-checkpoint. */
    private static final String KNOWN_CHECKPOINT = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            """;

    private static final TreeHash ROOT =
            TreeHash.ofHex("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    private static CheckpointSigner signer;

    @BeforeAll
    static void makeKey() {
        signer = CheckpointSigner.generate();
    }

    @Test
    void theKnownNoteVerifiesWithItsKnownKey() throws Exception {
        SignedNote note = SignedNote.parse(KNOWN_NOTE);
        assertThat(note.format()).isEqualTo(KNOWN_NOTE);
        assertThatCode(() -> VerifierKey.parse(KNOWN_KEY).verify(note)).doesNotThrowAnyException();
        SignedNote changed = SignedNote.parse(KNOWN_NOTE.replace("don't", "do"));
        assertThatThrownBy(() -> VerifierKey.parse(KNOWN_KEY).verify(changed)).hasMessageContaining("does not verify");
    }

    @Test
    void theKnownCheckpointIsRead() throws Exception {
        Checkpoint checkpoint = SignedCheckpoint.unverified(KNOWN_CHECKPOINT).checkpoint();
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20852163);
        assertThat(checkpoint.root().base64()).isEqualTo("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
    }

    @Test
    void whatIsSignedVerifiesAndReadsTheSame() throws Exception {
        SignedCheckpoint signed = signer.sign(42, ROOT);
        assertThat(SignedCheckpoint.verified(signed.note(), signer.verifier())).isEqualTo(signed);
        assertThat(signed.note()).startsWith(signer.verifier().name() + "\n42\n" + ROOT.base64() + "\n\n— ark/");
    }

    @Test
    void aKeyIsReadBackFromItsFileAndItsText() throws Exception {
        CheckpointSigner read = CheckpointSigner.ofPem(signer.pem());
        VerifierKey verifier = VerifierKey.parse(read.verifier().toString());
        assertThat(verifier).hasToString(signer.verifier().toString());
        assertThat(verifier.name()).matches("ark/[0-9a-f]{16}");
        assertThat(SignedCheckpoint.verified(read.sign(1, ROOT).note(), verifier)
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aPrivateKeyWithTheWrongPublicOneIsRefused() throws Exception {
        String other = CheckpointSigner.generate().pem();
        String mixed = signer.pem().substring(0, signer.pem().indexOf("-----BEGIN PUBLIC"))
                + other.substring(other.indexOf("-----BEGIN PUBLIC"));
        assertThatThrownBy(() -> CheckpointSigner.ofPem(mixed)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> CheckpointSigner.ofPem("secret")).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void noByteOfACheckpointCanBeChanged() {
        String note = signer.sign(42, ROOT).note();
        for (int i = 0; i < note.length(); i++) {
            String changed = note.substring(0, i) + (char) (note.charAt(i) ^ 1) + note.substring(i + 1);
            assertThatThrownBy(() -> SignedCheckpoint.verified(changed, signer.verifier()))
                    .as("byte %d of%n%s", i, changed)
                    .isInstanceOf(InvalidNoteException.class);
        }
    }

    @Test
    void anotherKeysSignatureDoesNotCount() throws Exception {
        VerifierKey other = CheckpointSigner.generate().verifier();
        String note = signer.sign(42, ROOT).note();
        assertThatThrownBy(() -> SignedCheckpoint.verified(note, other))
                .isInstanceOf(InvalidNoteException.class)
                .hasMessageContaining("not signed by " + other.name());
    }

    @Test
    void aWitnessMaySignBesides() throws Exception {
        SignedNote own = SignedNote.parse(signer.sign(42, ROOT).note());
        SignedNote.Signature witness = new SignedNote.Signature("witness.example/w1", "jWbPPwAAAABkGFDL");
        String both =
                new SignedNote(own.text(), List.of(witness, own.signatures().getFirst())).format();
        assertThat(SignedCheckpoint.verified(both, signer.verifier()).size()).isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "a\n1\nx\n",
                "o\n042\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— o AAAAAAA=\n",
                "o\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— o AAAAAAA=\n",
                "o\n9999999999999999999\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— o AAAAAAA=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n\n— o AAAAAAA=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jx\n\n— o AAAAAAA=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nmore\n\n— o AAAAAAA=\n",
                "o\r\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— o AAAAAAA=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n- o AAAAAAA=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— o AAAAAAA=",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— o+ AAAAAAA=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— o AAAA\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
            })
    void whatIsNotInItsOneFormIsRefused(String note) {
        assertThatThrownBy(() -> SignedCheckpoint.unverified(note)).isInstanceOf(InvalidNoteException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcU",
                "PeterNeumann+c74f20a3+!"
            })
    void whatIsNoVerifierKeyIsRefused(String key) {
        assertThatThrownBy(() -> VerifierKey.parse(key)).isInstanceOf(InvalidNoteException.class);
    }
}
