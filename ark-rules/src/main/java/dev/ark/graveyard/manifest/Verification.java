package dev.ark.graveyard.manifest;

import dev.ark.contract.json.CanonicalJson;

/**
 * Whether a manifest is the one that this build was released with. The digest is the whole of it; what else is to be asked of a
 * manifest (its signature, the file's mode, that its revision never falls) is asked here too, before {@link Verified} is given.
 */
public sealed interface Verification {
    /** The manifest may be served. */
    record Verified(Manifest manifest) implements Verification {}

    /** Nothing may be served. */
    record Refused(String reason) implements Verification {}

    /**
     * Verifies a manifest.
     *
     * @param pinnedSha256 64 lower-case hexadecimal digits
     */
    static Verification of(byte[] bytes, String pinnedSha256) {
        String found = CanonicalJson.sha256(bytes);
        if (!found.equals(pinnedSha256)) {
            return new Refused("the manifest's SHA-256 is " + found + ", compiled in is " + pinnedSha256);
        }
        try {
            return new Verified(Manifest.read(bytes));
        } catch (InvalidManifestException e) {
            return new Refused("the manifest cannot be read: " + e.getMessage());
        }
    }
}
