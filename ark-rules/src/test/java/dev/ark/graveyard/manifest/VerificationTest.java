package dev.ark.graveyard.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.local.SealedManifest;
import dev.ark.contract.signature.Ed25519KeyPair;
import dev.ark.graveyard.world.Signed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way of tampering with a manifest that is otherwise right. */
class VerificationTest {
    private static final String TEXT = new String(ReleasedManifest.bytes(), StandardCharsets.UTF_8);
    private static final SealedManifest RELEASED = Signed.manifest(TEXT);
    private static final Pins PINS = Signed.pins(TEXT);

    @Test
    void whatWasReleasedIsVerified() {
        assertThat(Verification.of(RELEASED, PINS)).isInstanceOf(Verification.Verified.class);
        assertThat(Verification.of(RELEASED, PINS.notBelow(1))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void anEditedManifestIsRefusedAlsoWhenItIsSignedAnew() {
        String edited = TEXT.replace("\"position_bp\":1000", "\"position_bp\":9000");
        assertThat(edited).isNotEqualTo(TEXT);
        assertRefused(new SealedManifest(edited, RELEASED.signature(), 0444), PINS, "SHA-256");
        assertRefused(Signed.manifest(edited), PINS, "SHA-256");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 32, 63})
    void aSignatureWithOneBitChangedIsRefused(int index) {
        byte[] edited = Base64.getDecoder().decode(RELEASED.signature());
        edited[index] ^= 1;
        assertRefused(signedWith(Base64.getEncoder().encodeToString(edited)), PINS, "signed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base 64", "\u0000"})
    void aSignatureThatIsNoneIsRefused(String signature) {
        assertRefused(signedWith(signature), PINS, "signed");
    }

    @Test
    void aSignatureOfAnotherKeyIsRefused() {
        assertRefused(
                Signed.manifest(TEXT, Ed25519KeyPair.generate()),
                PINS,
                "not signed by the key " + PINS.key().id());
    }

    @Test
    void theSignatureOfAnotherManifestIsRefused() {
        assertRefused(signedWith(Signed.manifest(TEXT + " ").signature()), PINS, "signed");
    }

    @Test
    void aRevisionBelowOneThatHasDecidedIsRefused() {
        assertRefused(RELEASED, PINS.notBelow(2), "revision is 1, but revision 2 has decided already");
    }

    @ParameterizedTest
    @ValueSource(ints = {0644, 0464, 0446, 0666, 0555, 0400, 04444, 0})
    void aFileOfAnotherModeIsRefused(int mode) {
        assertRefused(new SealedManifest(TEXT, RELEASED.signature(), mode, 0444), PINS, SealedManifest.octal(mode));
        assertRefused(new SealedManifest(TEXT, RELEASED.signature(), 0444, mode), PINS, SealedManifest.octal(mode));
    }

    @Test
    void aManifestThatIsNotCanonicalIsRefusedAlsoWhenItIsPinnedAndSigned() {
        for (String other : new String[] {
            TEXT + "\n",
            TEXT.replace("\"revision\":1", "\"revision\": 1"),
            TEXT.replace("\"instruments\":5", "\"instruments\":5.0"),
            TEXT.replaceFirst("\\{(\"action_types\":\\{[^}]*\\}),(.*)\\}$", "{$2,$1}")
        }) {
            assertThat(other).isNotEqualTo(TEXT);
            assertRefused(Signed.manifest(other), Signed.pins(other), "canonical");
        }
    }

    @Test
    void aManifestThatIsNoManifestIsRefusedAlsoWhenItIsPinnedAndSigned() {
        for (String other : new String[] {
            "", "[]", "{}", "not json", TEXT + TEXT, TEXT.replace("\"revision\":1", "\"revision\":1,\"revision\":2")
        }) {
            assertRefused(Signed.manifest(other), Signed.pins(other), "cannot be read");
        }
    }

    @Test
    void nothingIsRefused() {
        assertRefused(SealedManifest.NOTHING, PINS, "0000");
    }

    private static SealedManifest signedWith(String signature) {
        return new SealedManifest(TEXT, signature, 0444);
    }

    private static void assertRefused(SealedManifest manifest, Pins pins, String why) {
        assertThat(Verification.of(manifest, pins))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.reason()).contains(why));
    }
}
