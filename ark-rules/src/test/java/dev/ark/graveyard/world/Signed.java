package dev.ark.graveyard.world;

import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.local.SealedManifest;
import dev.ark.contract.signature.Ed25519KeyPair;
import dev.ark.contract.signature.ManifestSignature;
import dev.ark.contract.signature.ReleaseKey;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.manifest.Pins;
import dev.ark.graveyard.manifest.Verification;
import java.nio.charset.StandardCharsets;

/** Releases of tests: manifests of any content, signed by a key that these tests made, and pinned. */
public final class Signed {
    private static final Ed25519KeyPair KEYS = Ed25519KeyPair.generate();

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
    public static SealedManifest manifest(String text, Ed25519KeyPair keys) {
        String signature = ManifestSignature.sign(text.getBytes(StandardCharsets.UTF_8), keys);
        return new SealedManifest(text, signature, SealedManifest.READ_ONLY);
    }

    /** What such a build has compiled in. */
    public static Pins pins(String manifest) {
        return new Pins(CanonicalJson.sha256(manifest), ReleaseKey.of(KEYS.publicKey()), 0);
    }
}
