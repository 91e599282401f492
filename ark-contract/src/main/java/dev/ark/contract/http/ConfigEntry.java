package dev.ark.contract.http;

import dev.ark.contract.json.JsonText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a configuration key.
 *
 * @param value absent for a deletion
 * @param updater who wrote it
 * @param seq sequence of its journal row
 */
public record ConfigEntry(
        String key,
        long version,
        boolean deleted,
        @Nullable JsonText value,
        String description,
        String updater,
        long seq,
        Instant at) {}
