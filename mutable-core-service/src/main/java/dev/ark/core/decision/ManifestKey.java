package dev.ark.core.decision;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The Ed25519 key that manifests are signed with. Thread-safe. */
final class ManifestKey {
    private static final String ALGORITHM = "Ed25519";
    private static final int LENGTH = 32;
    /** What is signed begins with this line, so that no signature of anything else is one of a manifest. */
    private static final byte[] DOMAIN = "ark-ruleset-v1\n".getBytes(StandardCharsets.US_ASCII);
    /** DER of a SubjectPublicKeyInfo (RFC 8410) up to the key's own bytes. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final PublicKey key;

    /**
     * A key by its text.
     *
     * @param base64 of its 32 bytes
     * @throws IllegalArgumentException when it is none
     */
    ManifestKey(String base64) {
        byte[] raw = Base64.getDecoder().decode(base64.strip());
        if (raw.length != LENGTH) {
            throw new IllegalArgumentException("ark.core.ruleset.public-key has not the " + LENGTH + " bytes of a key");
        }
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + LENGTH);
        System.arraycopy(raw, 0, encoded, X509_PREFIX.length, LENGTH);
        try {
            key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("ark.core.ruleset.public-key is no Ed25519 key", e);
        }
    }

    /** Whether this key has signed the very text of a manifest. */
    boolean hasSigned(String manifest, String signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(DOMAIN);
            check.update(manifest.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature.strip()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // So says the platform of a signature that is no base 64, of the wrong length, or no point of the curve.
            return false;
        }
    }
}
