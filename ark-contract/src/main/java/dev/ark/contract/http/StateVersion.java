package dev.ark.contract.http;

import dev.ark.contract.json.JsonText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a key of an agent's state.
 *
 * @param version from 1, without gaps
 * @param deleted whether this version is a deletion
 * @param value absent for a deletion
 * @param actor who wrote it
 * @param seq sequence of its journal row
 */
public record StateVersion(
        String key, long version, boolean deleted, @Nullable JsonText value, String actor, long seq, Instant at) {}
