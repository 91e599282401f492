package dev.ark.deployer.orchestrator;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a supervised process is doing. */
public enum ProcessState {
    /** It runs and is not ready, or is not ready any more. */
    @JsonProperty("starting")
    STARTING,
    @JsonProperty("ready")
    READY,
    /** It was asked to end, and answers what it has taken. */
    @JsonProperty("stopping")
    STOPPING,
    /** It died before it was ready, and is started again later. */
    @JsonProperty("backing_off")
    BACKING_OFF,
    @JsonProperty("stopped")
    STOPPED
}
