package dev.ark.contract.journal;

import dev.ark.contract.signature.Ed25519Key;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of an Ed25519 key that signs notes, with its name: {@code name+id+base64}, as C2SP signed-note writes it. Immutable,
 * thread-safe.
 */
public final class VerifierKey {
    static final int ID_LENGTH = 4;
    private static final byte ED25519 = 1;

    private final String name;
    private final byte[] id;
    private final byte[] typeAndKey;
    private final Ed25519Key key;

    private VerifierKey(String name, byte[] typeAndKey) {
        this.name = name;
        this.typeAndKey = typeAndKey;
        this.id = id(name, typeAndKey);
        this.key = Ed25519Key.ofRaw(Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length));
    }

    /**
     * Names a key after itself: {@code ark/} and the first 16 hexadecimal digits of its SHA-256. So no two installations sign under one name,
     * and none says which host it is.
     */
    static VerifierKey namedAfterItself(Ed25519Key key) {
        byte[] raw = key.raw();
        byte[] typeAndKey = new byte[1 + raw.length];
        typeAndKey[0] = ED25519;
        System.arraycopy(raw, 0, typeAndKey, 1, raw.length);
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
            if (typeAndKey.length != 1 + Ed25519Key.LENGTH || typeAndKey[0] != ED25519) {
                throw new InvalidNoteException("it is not an Ed25519 verifier key");
            }
            VerifierKey key = new VerifierKey(parts[0], typeAndKey);
            if (!key.toString().equals(text)) {
                throw new InvalidNoteException("the verifier key's id is not that of its name and key");
            }
            return key;
        } catch (IllegalArgumentException e) {
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
        return key.hasSigned(
                Arrays.copyOfRange(idAndSignature, ID_LENGTH, idAndSignature.length),
                text.getBytes(StandardCharsets.UTF_8));
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
