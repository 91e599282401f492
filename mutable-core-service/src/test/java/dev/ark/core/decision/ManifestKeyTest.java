package dev.ark.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.core.ReleaseKeys;
import dev.ark.graveyard.manifest.ReleasedManifest;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Who signed a manifest. */
class ManifestKeyTest {
    private static final String MANIFEST = "{\"revision\":1}";

    @Test
    void theReleasedKeyIsTheOneThatSignedTheReleasedRules() {
        var released = ReleasedManifest.packaged();
        assertThat(RulesetConfig.RELEASED_KEY).isEqualTo(ReleasedManifest.PUBLIC_KEY);
        assertThat(new ManifestKey(RulesetConfig.RELEASED_KEY).hasSigned(released.manifest(), released.signature()))
                .isTrue();
    }

    @Test
    void theSignatureOverTheVeryManifestIsTheKeys() {
        KeyPair pair = ReleaseKeys.generated();
        String signature = ReleaseKeys.sign(MANIFEST, pair);
        assertThat(key(pair).hasSigned(MANIFEST, signature)).isTrue();
        assertThat(key(pair).hasSigned(MANIFEST, signature + "\n"))
                .as("as a file has it")
                .isTrue();
        assertThat(key(pair).hasSigned(MANIFEST + " ", signature)).isFalse();
    }

    @Test
    void anothersSignatureOrNoneIsNot() {
        KeyPair pair = ReleaseKeys.generated();
        String anothers = ReleaseKeys.sign(MANIFEST, ReleaseKeys.generated());
        for (String signature : new String[] {anothers, "", "no base 64 at all"}) {
            assertThat(key(pair).hasSigned(MANIFEST, signature)).isFalse();
        }
    }

    @Test
    void theKeysSignatureOfTheSameTextAsSomethingElseIsNot() throws GeneralSecurityException {
        KeyPair pair = ReleaseKeys.generated();
        Signature bare = Signature.getInstance("Ed25519");
        bare.initSign(pair.getPrivate());
        bare.update(MANIFEST.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(key(pair).hasSigned(MANIFEST, Base64.getEncoder().encodeToString(bare.sign())))
                .isFalse();
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatThrownBy(() -> new ManifestKey("AAAA")).isInstanceOf(IllegalArgumentException.class);
    }

    private static ManifestKey key(KeyPair pair) {
        return new ManifestKey(ReleaseKeys.publicKey(pair));
    }
}
