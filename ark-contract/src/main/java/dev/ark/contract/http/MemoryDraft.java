package dev.ark.contract.http;

import dev.ark.contract.json.JsonText;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/agents/{agent}/memories}.
 *
 * @param content any JSON value
 * @param metadata an object; an empty one when absent
 * @param ttlSeconds how long it is remembered, 1 to 315,360,000 seconds (ten years); for ever when absent
 */
public record MemoryDraft(
        MemoryType type,
        JsonText content,
        @Nullable JsonText metadata,
        @Nullable Integer ttlSeconds) {
    private static final int MAX_TTL_SECONDS = 315_360_000;

    public MemoryDraft {
        Checks.present("type", type);
        Checks.present("content", content);
        metadata = metadata == null ? new JsonText("{}") : metadata;
        if (!metadata.isObject()) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, "metadata is not an object");
        }
        if (ttlSeconds != null) {
            Checks.range("ttl_seconds", ttlSeconds, 1, MAX_TTL_SECONDS);
        }
    }
}
