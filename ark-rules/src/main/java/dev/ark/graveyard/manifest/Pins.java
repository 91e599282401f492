package dev.ark.graveyard.manifest;

import dev.ark.contract.signature.ReleaseKey;

/**
 * What a manifest must be, known before it is read.
 *
 * @param sha256 of its very bytes, 64 lower-case hexadecimal digits
 * @param key that has signed it
 * @param lowestRevision that it may have
 */
public record Pins(String sha256, ReleaseKey key, long lowestRevision) {
    /** The same, for rules of no lower revision than one that has decided already. */
    public Pins notBelow(long revision) {
        return new Pins(sha256, key, Math.max(lowestRevision, revision));
    }
}
