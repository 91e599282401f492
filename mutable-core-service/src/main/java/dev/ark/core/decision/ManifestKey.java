package dev.ark.core.decision;

import dev.ark.contract.http.RulesetView;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The Ed25519 key that manifests are signed with. Thread-safe. */
final class ManifestKey {
    private static final String ALGORITHM = "Ed25519";

    private final PublicKey key;

    /**
     * A key in its X.509 form.
     *
     * @param base64 of that form
     * @throws IllegalArgumentException when it is none
     */
    ManifestKey(String base64) {
        try {
            key = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64.replaceAll("\\s", ""))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("ark.core.ruleset.public-key is no Ed25519 key", e);
        }
    }

    /** Whether a manifest's signature is by this key. */
    boolean hasSigned(RulesetView ruleset) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(ruleset.manifest().getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(ruleset.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
