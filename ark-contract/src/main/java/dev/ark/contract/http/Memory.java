package dev.ark.contract.http;

import dev.ark.contract.json.JsonText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an agent remembers.
 *
 * @param metadata an object
 * @param seq sequence of its journal row
 * @param expiresAt from when on it is forgotten; absent when it never is
 */
public record Memory(
        String id,
        String agent,
        MemoryType type,
        JsonText content,
        JsonText metadata,
        long seq,
        Instant createdAt,
        @Nullable Instant expiresAt) {}
