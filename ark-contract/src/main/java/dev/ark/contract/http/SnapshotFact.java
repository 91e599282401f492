package dev.ark.contract.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/facts/snapshots/{id}}: what something can be restored from.
 *
 * @param path what it holds, this path and all below it; up to 1,024 characters
 * @param verified whether restoring from it has been proved
 * @param at when it was taken
 */
public record SnapshotFact(String path, @Nullable Boolean verified, Instant at) {
    private static final int MAX_PATH = 1_024;

    public SnapshotFact {
        Checks.text("path", path, MAX_PATH);
        Checks.present("verified", verified);
        Checks.time("at", at);
    }
}
