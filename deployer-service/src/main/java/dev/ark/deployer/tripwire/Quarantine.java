package dev.ark.deployer.tripwire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** A quarantine, and which slot the agent's failures happened on. */
public record Quarantine(Instant at, String agent, Attribution attribution) {
    /** Whose decisions led to it. */
    public enum Attribution {
        @JsonProperty("canary")
        CANARY,
        @JsonProperty("stable")
        STABLE,
        @JsonProperty("nobody")
        NOBODY
    }
}
