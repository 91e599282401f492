package dev.ark.contract.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Ed25519 key that signs the journal's checkpoints. Its file is PEM: the private key (PKCS 8), then the public one (SPKI), which the
 * platform cannot derive from the private. Thread-safe.
 */
public final class CheckpointSigner {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final VerifierKey verifier;

    private CheckpointSigner(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.verifier = VerifierKey.namedAfterItself(publicKey);
    }

    /** Makes a new key. */
    public static CheckpointSigner generate() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(VerifierKey.ALGORITHM).generateKeyPair();
        return new CheckpointSigner(pair.getPrivate(), pair.getPublic());
    }

    /**
     * Reads a key from the text of its file.
     *
     * @throws GeneralSecurityException when it is not an Ed25519 key with its public half
     */
    public static CheckpointSigner ofPem(String pem) throws GeneralSecurityException {
        KeyFactory keys = KeyFactory.getInstance(VerifierKey.ALGORITHM);
        CheckpointSigner signer = new CheckpointSigner(
                keys.generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY"))),
                keys.generatePublic(new X509EncodedKeySpec(block(pem, "PUBLIC KEY"))));
        try {
            signer.verifier.verify(signer.signed("test\n"));
            return signer;
        } catch (InvalidNoteException e) {
            throw new GeneralSecurityException("the public key is not that of the private key", e);
        }
    }

    /** The text of the key's file. It is secret. */
    public String pem() {
        return block("PRIVATE KEY", privateKey.getEncoded()) + block("PUBLIC KEY", publicKey.getEncoded());
    }

    /** The public half, for those who verify. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** Signs that the journal's first rows have a root. */
    public SignedCheckpoint sign(long size, TreeHash root) {
        Checkpoint checkpoint = new Checkpoint(verifier.name(), size, root);
        try {
            return new SignedCheckpoint(checkpoint, signed(checkpoint.text()).format());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + VerifierKey.ALGORITHM, e);
        }
    }

    private SignedNote signed(String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(VerifierKey.ALGORITHM);
        signature.initSign(privateKey);
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        byte[] signed = signature.sign();
        byte[] id = verifier.id();
        byte[] both = Arrays.copyOf(id, id.length + signed.length);
        System.arraycopy(signed, 0, both, id.length, signed.length);
        String base64 = Base64.getEncoder().encodeToString(both);
        return new SignedNote(text, List.of(new SignedNote.Signature(verifier.name(), base64)));
    }

    private static String block(String label, byte[] encoded) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(encoded) + "\n-----END " + label + "-----\n";
    }

    private static byte[] block(String pem, String label) throws GeneralSecurityException {
        Matcher block = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----")
                .matcher(pem);
        if (!block.find()) {
            throw new GeneralSecurityException("it has no " + label);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }
}
