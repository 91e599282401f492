package dev.ark.core;

import dev.ark.contract.signature.Ed25519KeyPair;
import dev.ark.contract.signature.ManifestSignature;
import dev.ark.contract.signature.ReleaseKey;
import java.nio.charset.StandardCharsets;

/** Keys that the tests release rules with, and the one that their core trusts. */
public final class ReleaseKeys {
    private static final Ed25519KeyPair TRUSTED = Ed25519KeyPair.generate();

    /** The trusted key's public half, as it is configured. */
    public static final String PUBLIC_KEY = ReleaseKey.of(TRUSTED.publicKey()).base64();

    private ReleaseKeys() {}

    /** The trusted signature of a manifest. */
    public static String sign(String manifest) {
        return sign(manifest, TRUSTED);
    }

    public static String sign(String manifest, Ed25519KeyPair keys) {
        return ManifestSignature.sign(manifest.getBytes(StandardCharsets.UTF_8), keys);
    }
}
