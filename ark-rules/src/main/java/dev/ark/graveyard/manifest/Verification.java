package dev.ark.graveyard.manifest;

import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.local.SealedManifest;
import dev.ark.contract.problem.ProblemException;
import dev.ark.contract.signature.ManifestSignature;

/** Whether a manifest is the one that a build was released with. There is no other way to be served. */
public sealed interface Verification {
    /** The manifest may be served. */
    record Verified(Manifest manifest) implements Verification {}

    /** Nothing may be served. */
    record Refused(String reason) implements Verification {}

    /** Holds a manifest, as it was found, against what it must be. */
    static Verification of(SealedManifest found, Pins pins) {
        if (found.manifestMode() != SealedManifest.READ_ONLY || found.signatureMode() != SealedManifest.READ_ONLY) {
            return new Refused("the manifest's file has the mode %s, its signature's %s; both must have %s"
                    .formatted(
                            SealedManifest.octal(found.manifestMode()),
                            SealedManifest.octal(found.signatureMode()),
                            SealedManifest.octal(SealedManifest.READ_ONLY)));
        }
        byte[] bytes = found.bytes();
        String sha256 = CanonicalJson.sha256(bytes);
        if (!sha256.equals(pins.sha256())) {
            return new Refused("the manifest's SHA-256 is " + sha256 + ", compiled in is " + pins.sha256());
        }
        if (!ManifestSignature.isGenuine(bytes, found.signature(), pins.key())) {
            return new Refused(
                    "the manifest is not signed by the key " + pins.key().id() + ", or its signature was changed");
        }
        return content(found.manifest(), bytes, pins.lowestRevision());
    }

    private static Verification content(String text, byte[] bytes, long lowestRevision) {
        try {
            Manifest manifest = Manifest.read(bytes);
            if (!text.equals(CanonicalJson.write(manifest.content()))) {
                return new Refused("the manifest is not canonical JSON");
            }
            long revision = manifest.ruleset().revision();
            return revision < lowestRevision
                    ? new Refused("the manifest's revision is " + revision + ", but revision " + lowestRevision
                            + " has decided already")
                    : new Verified(manifest);
        } catch (InvalidManifestException | ProblemException e) {
            return new Refused("the manifest cannot be read: " + e.getMessage());
        }
    }
}
