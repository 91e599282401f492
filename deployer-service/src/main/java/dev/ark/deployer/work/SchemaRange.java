package dev.ark.deployer.work;

import dev.ark.contract.local.Release;

/**
 * What the state's file says of its schema.
 *
 * @param version of its tables
 * @param usableSince the lowest schema whose programs can still use it: below the version after migrations that only added
 */
public record SchemaRange(int version, int usableSince) {
    /** Whether it is beyond what a release can use. */
    public boolean isBeyond(Release release) {
        return version > release.schemaMax() && usableSince > release.schemaMax();
    }

    /** Whether it is so old that a release cannot bring it up to date. */
    public boolean isBefore(Release release) {
        return version < release.schemaMin();
    }
}
