package dev.ark.contract.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A journal row as news. Events only gain members: a reader passes over what it does not know.
 *
 * @param prevSeq sequence of the event before, so that a reader sees a gap
 * @param traceparent W3C trace context of the request that caused the change, when one did
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Event(
        long epoch,
        long seq,
        long prevSeq,
        String type,
        JsonNode body,
        Instant at,
        String deployment,
        String version,
        @Nullable String traceparent) {}
