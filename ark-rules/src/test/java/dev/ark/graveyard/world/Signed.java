package dev.ark.graveyard.world;

import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.local.SealedManifest;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.manifest.ManifestSignature;
import dev.ark.graveyard.manifest.Pins;
import dev.ark.graveyard.manifest.ReleaseKey;
import dev.ark.graveyard.manifest.Verification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** Releases of tests: manifests of any content, signed by a key that these tests made, and pinned. */
public final class Signed {
    private static final KeyPair KEYS = newKeys();

    private Signed() {}

    /** The graveyard of a build whose released manifest has this text. */
    public static Graveyard open(String manifest) {
        return Graveyard.open(Verification.of(manifest(manifest), pins(manifest)), new SilentProbe());
    }

    /** A manifest as such a build ships it. */
    public static SealedManifest manifest(String text) {
        return manifest(text, KEYS);
    }

    /** A manifest as somebody with another key would ship it. */
    public static SealedManifest manifest(String text, KeyPair keys) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            String signature = ManifestSignature.sign(bytes, keys.getPrivate());
            return new SealedManifest(text, signature, SealedManifest.READ_ONLY);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What such a build has compiled in. */
    public static Pins pins(String manifest) {
        return new Pins(CanonicalJson.sha256(manifest), ReleaseKey.of(KEYS.getPublic()), 0);
    }

    public static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }
}
