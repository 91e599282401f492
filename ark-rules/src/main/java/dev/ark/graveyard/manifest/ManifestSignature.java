package dev.ark.graveyard.manifest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/** Detached Ed25519 signatures of manifests. What is signed begins with a line of its own, so that no signature of anything else is one. */
public final class ManifestSignature {
    private static final byte[] DOMAIN = "ark-ruleset-v1\n".getBytes(StandardCharsets.US_ASCII);

    private ManifestSignature() {}

    /**
     * Signs the very bytes of a manifest.
     *
     * @return base 64
     * @throws InvalidKeyException when it is no Ed25519 key
     */
    public static String sign(byte[] manifest, PrivateKey key) throws InvalidKeyException {
        try {
            Signature signing = Signature.getInstance(ReleaseKey.ALGORITHM);
            signing.initSign(key);
            signing.update(DOMAIN);
            signing.update(manifest);
            return Base64.getEncoder().encodeToString(signing.sign());
        } catch (InvalidKeyException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ReleaseKey.ALGORITHM, e);
        }
    }

    /** Whether a key has signed the very bytes of a manifest. */
    public static boolean isGenuine(byte[] manifest, String signature, ReleaseKey key) {
        try {
            Signature check = Signature.getInstance(ReleaseKey.ALGORITHM);
            check.initVerify(key.key());
            check.update(DOMAIN);
            check.update(manifest);
            return check.verify(Base64.getDecoder().decode(signature.strip()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // So says the platform of a signature that is no base 64, of the wrong length, or no point of the curve.
            return false;
        }
    }
}
