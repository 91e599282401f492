package dev.ark.cli.rules;

import dev.ark.cli.Failure;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.local.SealedManifest;
import dev.ark.contract.signature.Ed25519KeyPair;
import dev.ark.contract.signature.ManifestSignature;
import dev.ark.contract.signature.ReleaseKey;
import dev.ark.graveyard.manifest.Manifest;
import dev.ark.graveyard.manifest.Pins;
import dev.ark.graveyard.manifest.Verification;
import java.nio.charset.StandardCharsets;

/**
 * A revision of the rules that is fit to be released.
 *
 * @param pins what its build has to compile in
 * @param signature base 64
 */
record NewRevision(long revision, Pins pins, String signature) {
    /**
     * Signs a manifest.
     *
     * @param before the manifest of the revision before it
     * @throws Failure when it is not canonical, is no manifest, or has not a higher revision
     */
    static NewRevision of(String manifest, String before, Ed25519KeyPair key) {
        NewRevision signed = signed(manifest, key);
        long revisionBefore = signed(before, key).revision();
        if (signed.revision() <= revisionBefore && !manifest.equals(before)) {
            throw new Failure("the manifest has the revision " + signed.revision() + ", the one before it has "
                    + revisionBefore + ": a revision only grows");
        }
        return signed;
    }

    private static NewRevision signed(String manifest, Ed25519KeyPair key) {
        String signature = ManifestSignature.sign(manifest.getBytes(StandardCharsets.UTF_8), key);
        Pins pins = new Pins(CanonicalJson.sha256(manifest), ReleaseKey.of(key.publicKey()), 0);
        SealedManifest sealed = new SealedManifest(manifest, signature, SealedManifest.READ_ONLY);
        return switch (Verification.of(sealed, pins)) {
            case Verification.Verified(Manifest read) ->
                new NewRevision(read.ruleset().revision(), pins, signature);
            case Verification.Refused(String reason) -> throw new Failure(reason);
        };
    }
}
