package dev.ark.contract.decision;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a decision ended. */
public enum Outcome {
    @JsonProperty("approved")
    APPROVED,
    @JsonProperty("denied")
    DENIED,
    /** Waits for a person. */
    @JsonProperty("pending_approval")
    PENDING_APPROVAL
}
