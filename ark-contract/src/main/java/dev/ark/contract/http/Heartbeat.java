package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/agents/{agent}/heartbeat}: the agent is alive, and this is how its last piece of work went.
 *
 * @param status how the work since the last heartbeat ended
 * @param latencyMs how long it took, 0 to 3,600,000 milliseconds
 * @param detail for people, up to 1,000 characters, kept redacted
 */
public record Heartbeat(
        Status status,
        @Nullable Integer latencyMs,
        @Nullable String detail) {
    private static final int MAX_LATENCY_MS = 3_600_000;

    public enum Status {
        @JsonProperty("ok")
        OK,
        @JsonProperty("failed")
        FAILED,
        /** It ends its work: no heartbeat is awaited until it sends the next one. */
        @JsonProperty("stopped")
        STOPPED
    }

    public Heartbeat {
        Checks.present("status", status);
        latencyMs = Checks.range("latency_ms", latencyMs == null ? 0 : latencyMs, 0, MAX_LATENCY_MS);
        if (detail != null) {
            detail = Checks.prose("detail", detail);
        }
    }
}
