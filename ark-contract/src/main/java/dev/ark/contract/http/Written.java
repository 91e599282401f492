package dev.ark.contract.http;

import java.time.Instant;

/**
 * The answer to a write of a versioned key.
 *
 * @param version the version that the write made, which is the key's ETag now
 * @param created whether the key was not there before
 * @param deleted whether the write was a deletion; it is a version too
 * @param seq sequence of the journal row that holds the write
 */
public record Written(String key, long version, boolean created, boolean deleted, long seq, Instant at) {}
