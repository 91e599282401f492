package dev.ark.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.http.RulesetView;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who signed a manifest. */
class ManifestKeyTest {
    private static final String MANIFEST = "{\"revision\":1}";

    @Test
    void theSignatureOverTheVeryManifestIsTheKeys() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String signature = signed(pair, MANIFEST);
        assertThat(key(pair).hasSigned(shown(MANIFEST, signature))).isTrue();
        assertThat(key(pair).hasSigned(shown(MANIFEST + " ", signature))).isFalse();
    }

    @Test
    void anothersSignatureOrNoneIsNot() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        for (String signature : new String[] {signed(other, MANIFEST), "", "no base 64 at all"}) {
            assertThat(key(pair).hasSigned(shown(MANIFEST, signature))).isFalse();
        }
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatThrownBy(() -> new ManifestKey("AAAA")).isInstanceOf(IllegalArgumentException.class);
    }

    private static ManifestKey key(KeyPair pair) {
        return new ManifestKey(
                Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    }

    private static String signed(KeyPair pair, String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    private static RulesetView shown(String manifest, String signature) {
        return new RulesetView(
                true, null, "test", 1, "00", signature, "", "0444", null, null, Map.of(), manifest, null);
    }
}
