package dev.ark.deployer.tripwire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a canary is watched for. */
public enum Tripwire {
    @JsonProperty("denials")
    DENIALS("HRM denials"),
    @JsonProperty("quarantines")
    QUARANTINES("watchdog quarantines"),
    @JsonProperty("latency")
    LATENCY("P95 latency"),
    @JsonProperty("errors")
    ERRORS("errors"),
    @JsonProperty("router")
    ROUTER("router"),
    @JsonProperty("health")
    HEALTH("health");

    private final String title;

    Tripwire(String title) {
        this.title = title;
    }

    /** As people read it. */
    public String title() {
        return title;
    }
}
