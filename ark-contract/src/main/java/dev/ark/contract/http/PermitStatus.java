package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** A permit as the core knows it; its token is told once, with the decision, and never again. */
public record PermitStatus(String id, String decisionId, String agent, State state, long haltEpoch, Instant expiresAt) {
    public enum State {
        @JsonProperty("issued")
        ISSUED,
        @JsonProperty("spent")
        SPENT,
        @JsonProperty("expired")
        EXPIRED
    }
}
