package dev.ark.core;

import dev.ark.graveyard.manifest.ManifestSignature;
import dev.ark.graveyard.manifest.ReleaseKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** Keys that the tests release rules with, and the one that their core trusts. */
public final class ReleaseKeys {
    private static final KeyPair TRUSTED = generated();

    /** The trusted key's public half, as it is configured. */
    public static final String PUBLIC_KEY = publicKey(TRUSTED);

    private ReleaseKeys() {}

    /** The trusted signature of a manifest. */
    public static String sign(String manifest) {
        return sign(manifest, TRUSTED);
    }

    public static String sign(String manifest, KeyPair keys) {
        try {
            return ManifestSignature.sign(manifest.getBytes(StandardCharsets.UTF_8), keys.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static KeyPair generated() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    public static String publicKey(KeyPair keys) {
        return ReleaseKey.of(keys.getPublic()).base64();
    }
}
