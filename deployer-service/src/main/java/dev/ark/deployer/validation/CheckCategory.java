package dev.ark.deployer.validation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a check of the validation is about. */
public enum CheckCategory {
    @JsonProperty("ethics")
    ETHICS,
    @JsonProperty("isolation")
    ISOLATION,
    @JsonProperty("heartbeat")
    HEARTBEAT,
    @JsonProperty("state")
    STATE,
    @JsonProperty("integration")
    INTEGRATION
}
