package dev.ark.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.signature.Ed25519KeyPair;
import dev.ark.contract.signature.ManifestSignature;
import dev.ark.contract.signature.ReleaseKey;
import dev.ark.core.ReleaseKeys;
import dev.ark.graveyard.manifest.ReleasedManifest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Who signed a manifest. */
class ReleaseKeyTest {
    private static final String MANIFEST = "{\"revision\":1}";

    @Test
    void theReleasedKeyIsTheOneThatSignedTheReleasedRules() {
        var released = ReleasedManifest.packaged();
        assertThat(RulesetConfig.RELEASED_KEY).isEqualTo(ReleasedManifest.PUBLIC_KEY);
        assertThat(isSigned(released.manifest(), released.signature(), new ReleaseKey(RulesetConfig.RELEASED_KEY)))
                .isTrue();
    }

    @Test
    void theSignatureOverTheVeryManifestIsTheKeys() {
        Ed25519KeyPair pair = Ed25519KeyPair.generate();
        String signature = ReleaseKeys.sign(MANIFEST, pair);
        assertThat(isSigned(MANIFEST, signature, ReleaseKey.of(pair.publicKey())))
                .isTrue();
        assertThat(isSigned(MANIFEST, signature + "\n", ReleaseKey.of(pair.publicKey())))
                .as("as a file has it")
                .isTrue();
        assertThat(isSigned(MANIFEST + " ", signature, ReleaseKey.of(pair.publicKey())))
                .isFalse();
    }

    @Test
    void anothersSignatureOrNoneIsNot() {
        Ed25519KeyPair pair = Ed25519KeyPair.generate();
        String anothers = ReleaseKeys.sign(MANIFEST, Ed25519KeyPair.generate());
        for (String signature : new String[] {anothers, "", "no base 64 at all"}) {
            assertThat(isSigned(MANIFEST, signature, ReleaseKey.of(pair.publicKey())))
                    .isFalse();
        }
    }

    @Test
    void theKeysSignatureOfTheSameTextAsSomethingElseIsNot() {
        Ed25519KeyPair pair = Ed25519KeyPair.generate();
        byte[] bare = pair.sign(MANIFEST.getBytes(StandardCharsets.UTF_8));
        assertThat(isSigned(MANIFEST, Base64.getEncoder().encodeToString(bare), ReleaseKey.of(pair.publicKey())))
                .isFalse();
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatThrownBy(() -> new ReleaseKey("AAAA")).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean isSigned(String manifest, String signature, ReleaseKey key) {
        return ManifestSignature.isGenuine(manifest.getBytes(StandardCharsets.UTF_8), signature, key);
    }
}
