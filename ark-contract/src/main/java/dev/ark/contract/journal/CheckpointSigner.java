package dev.ark.contract.journal;

import dev.ark.contract.signature.Ed25519KeyPair;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Signs the journal's checkpoints. Thread-safe. */
public final class CheckpointSigner {
    private final Ed25519KeyPair keys;
    private final VerifierKey verifier;

    private CheckpointSigner(Ed25519KeyPair keys) {
        this.keys = keys;
        this.verifier = VerifierKey.namedAfterItself(keys.publicKey());
    }

    /** Makes a new key. */
    public static CheckpointSigner generate() {
        return new CheckpointSigner(Ed25519KeyPair.generate());
    }

    /**
     * Reads a key from the text of its file.
     *
     * @throws GeneralSecurityException when it is not an Ed25519 key with its public half
     */
    public static CheckpointSigner ofPem(String pem) throws GeneralSecurityException {
        return new CheckpointSigner(Ed25519KeyPair.ofPem(pem));
    }

    /** The text of the key's file. It is secret. */
    public String pem() {
        return keys.pem();
    }

    /** The public half, for those who verify. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** Signs that the journal's first rows have a root. */
    public SignedCheckpoint sign(long size, TreeHash root) {
        Checkpoint checkpoint = new Checkpoint(verifier.name(), size, root);
        return new SignedCheckpoint(checkpoint, signed(checkpoint.text()).format());
    }

    private SignedNote signed(String text) {
        byte[] signed = keys.sign(text.getBytes(StandardCharsets.UTF_8));
        byte[] id = verifier.id();
        byte[] both = Arrays.copyOf(id, id.length + signed.length);
        System.arraycopy(signed, 0, both, id.length, signed.length);
        String base64 = Base64.getEncoder().encodeToString(both);
        return new SignedNote(text, List.of(new SignedNote.Signature(verifier.name(), base64)));
    }
}
