package dev.ark.contract.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Detached Ed25519 signatures of manifests. What is signed begins with a line of its own, so that no signature of anything else is one. */
public final class ManifestSignature {
    private static final byte[] DOMAIN = "ark-ruleset-v1\n".getBytes(StandardCharsets.US_ASCII);

    private ManifestSignature() {}

    /**
     * Signs the very bytes of a manifest.
     *
     * @return base 64
     */
    public static String sign(byte[] manifest, Ed25519KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.sign(DOMAIN, manifest));
    }

    /** Whether a key has signed the very bytes of a manifest. */
    public static boolean isGenuine(byte[] manifest, String signature, ReleaseKey key) {
        try {
            return key.key().hasSigned(Base64.getDecoder().decode(signature.strip()), DOMAIN, manifest);
        } catch (IllegalArgumentException e) {
            // It is no base 64.
            return false;
        }
    }
}
