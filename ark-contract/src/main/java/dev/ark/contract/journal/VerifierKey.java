package dev.ark.contract.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of an Ed25519 key that signs notes, with its name: {@code name+id+base64}, as C2SP signed-note writes it. Immutable,
 * thread-safe.
 */
public final class VerifierKey {
    static final int ID_LENGTH = 4;
    static final String ALGORITHM = "Ed25519";
    private static final byte ED25519 = 1;
    private static final int KEY_LENGTH = 32;
    /** DER of a SubjectPublicKeyInfo (RFC 8410) up to the key's own bytes. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] id;
    private final byte[] typeAndKey;
    private final PublicKey key;

    private VerifierKey(String name, byte[] typeAndKey) throws GeneralSecurityException {
        this.name = name;
        this.typeAndKey = typeAndKey;
        this.id = id(name, typeAndKey);
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_LENGTH);
        System.arraycopy(typeAndKey, 1, encoded, X509_PREFIX.length, KEY_LENGTH);
        this.key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }

    /**
     * Names a key after itself: {@code ark/} and the first 16 hexadecimal digits of its SHA-256. So no two installations sign under one name,
     * and none says which host it is.
     */
    static VerifierKey namedAfterItself(PublicKey key) throws GeneralSecurityException {
        byte[] raw = raw(key);
        byte[] typeAndKey = new byte[1 + KEY_LENGTH];
        typeAndKey[0] = ED25519;
        System.arraycopy(raw, 0, typeAndKey, 1, KEY_LENGTH);
        return new VerifierKey("ark/" + HexFormat.of().formatHex(Sha256.digest(raw), 0, 8), typeAndKey);
    }

    /**
     * Reads a key from its text.
     *
     * @throws InvalidNoteException when it is no such text
     */
    public static VerifierKey parse(String text) throws InvalidNoteException {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3 || !SignedNote.isKeyName(parts[0])) {
            throw new InvalidNoteException("it is not a verifier key");
        }
        try {
            byte[] typeAndKey = Base64.getDecoder().decode(parts[2]);
            if (typeAndKey.length != 1 + KEY_LENGTH || typeAndKey[0] != ED25519) {
                throw new InvalidNoteException("it is not an Ed25519 verifier key");
            }
            VerifierKey key = new VerifierKey(parts[0], typeAndKey);
            if (!key.toString().equals(text)) {
                throw new InvalidNoteException("the verifier key's id is not that of its name and key");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidNoteException("it is not a verifier key: " + e.getMessage(), e);
        }
    }

    public String name() {
        return name;
    }

    /**
     * Holds a note to this key. Signatures of other keys do not count, for or against.
     *
     * @throws InvalidNoteException when this key has not signed it, or has not signed this text
     */
    public void verify(SignedNote note) throws InvalidNoteException {
        for (SignedNote.Signature signature : note.signatures()) {
            byte[] bytes = Base64.getDecoder().decode(signature.base64());
            if (signature.name().equals(name) && Arrays.equals(bytes, 0, ID_LENGTH, id, 0, ID_LENGTH)) {
                if (!isGenuine(note.text(), bytes)) {
                    throw new InvalidNoteException("its signature does not verify: it was changed");
                }
                return;
            }
        }
        throw new InvalidNoteException("it is not signed by " + name + " but by "
                + note.signatures().getFirst().name());
    }

    /** What tells this key's signatures from others, before the signature's own bytes. */
    byte[] id() {
        return id.clone();
    }

    private boolean isGenuine(String text, byte[] idAndSignature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(idAndSignature, ID_LENGTH, idAndSignature.length - ID_LENGTH);
        } catch (GeneralSecurityException e) {
            // So says the platform of a signature that is of the wrong length, or no point of the curve.
            return false;
        }
    }

    private static byte[] raw(PublicKey key) throws GeneralSecurityException {
        byte[] encoded = key.getEncoded();
        int prefix = X509_PREFIX.length;
        if (encoded.length != prefix + KEY_LENGTH || !Arrays.equals(encoded, 0, prefix, X509_PREFIX, 0, prefix)) {
            throw new GeneralSecurityException("not an Ed25519 key");
        }
        return Arrays.copyOfRange(encoded, prefix, encoded.length);
    }

    private static byte[] id(String name, byte[] typeAndKey) {
        byte[] label = (name + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] hashed = Arrays.copyOf(label, label.length + typeAndKey.length);
        System.arraycopy(typeAndKey, 0, hashed, label.length, typeAndKey.length);
        return Arrays.copyOf(Sha256.digest(hashed), ID_LENGTH);
    }

    /** The key as text. */
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(typeAndKey);
    }
}
