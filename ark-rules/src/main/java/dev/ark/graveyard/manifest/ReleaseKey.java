package dev.ark.graveyard.manifest;

import dev.ark.contract.json.CanonicalJson;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of the Ed25519 key that releases of the rules are signed with. Immutable.
 *
 * @param base64 its 32 bytes
 */
public record ReleaseKey(String base64) {
    static final String ALGORITHM = "Ed25519";
    private static final int LENGTH = 32;
    private static final int ID_DIGITS = 16;
    /** DER of a SubjectPublicKeyInfo (RFC 8410) up to the key's own bytes. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /**
     * A key by its text.
     *
     * @throws IllegalArgumentException when it is not 32 bytes in base 64
     */
    public ReleaseKey {
        if (Base64.getDecoder().decode(base64).length != LENGTH) {
            throw new IllegalArgumentException("an Ed25519 key has " + LENGTH + " bytes");
        }
    }

    /**
     * A key of the platform's.
     *
     * @throws IllegalArgumentException when it is no Ed25519 key
     */
    public static ReleaseKey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        int prefix = X509_PREFIX.length;
        if (encoded.length != prefix + LENGTH || !Arrays.equals(encoded, 0, prefix, X509_PREFIX, 0, prefix)) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        return new ReleaseKey(Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, prefix, encoded.length)));
    }

    /** The first 16 hexadecimal digits of its SHA-256. */
    public String id() {
        return CanonicalJson.sha256(Base64.getDecoder().decode(base64)).substring(0, ID_DIGITS);
    }

    PublicKey key() throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + LENGTH);
        System.arraycopy(Base64.getDecoder().decode(base64), 0, encoded, X509_PREFIX.length, LENGTH);
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }
}
