package dev.ark.contract.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** The public half of an Ed25519 key. Immutable, thread-safe. */
public final class Ed25519Key {
    /** Of the key itself, in bytes. */
    public static final int LENGTH = 32;

    static final String ALGORITHM = "Ed25519";
    /** DER of a SubjectPublicKeyInfo (RFC 8410) up to the key's own bytes. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] raw;
    private final PublicKey key;

    private Ed25519Key(byte[] raw, PublicKey key) {
        this.raw = raw;
        this.key = key;
    }

    /**
     * A key by its bytes.
     *
     * @throws IllegalArgumentException when they are none
     */
    public static Ed25519Key ofRaw(byte[] raw) {
        if (raw.length != LENGTH) {
            throw new IllegalArgumentException("an Ed25519 key has " + LENGTH + " bytes");
        }
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + LENGTH);
        System.arraycopy(raw, 0, encoded, X509_PREFIX.length, LENGTH);
        try {
            return new Ed25519Key(
                    raw.clone(), KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key: " + e.getMessage(), e);
        }
    }

    /**
     * A key of the platform's.
     *
     * @throws IllegalArgumentException when it is no Ed25519 key
     */
    static Ed25519Key of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        int prefix = X509_PREFIX.length;
        if (encoded.length != prefix + LENGTH || !Arrays.equals(encoded, 0, prefix, X509_PREFIX, 0, prefix)) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        return new Ed25519Key(Arrays.copyOfRange(encoded, prefix, encoded.length), key);
    }

    /** Its bytes. */
    public byte[] raw() {
        return raw.clone();
    }

    /** Whether this key has signed some bytes, one part after the other. */
    public boolean hasSigned(byte[] signature, byte[]... parts) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            for (byte[] part : parts) {
                check.update(part);
            }
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // So says the platform of a signature that is of the wrong length, or no point of the curve.
            return false;
        }
    }
}
