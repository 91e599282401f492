package dev.ark.deployer.traffic;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** One version of the services that serves traffic. */
public enum Slot {
    @JsonProperty("stable")
    STABLE,
    @JsonProperty("canary")
    CANARY;

    /** The one that is not this one. */
    public Slot other() {
        return this == STABLE ? CANARY : STABLE;
    }

    /** As it stands in metrics and addresses. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
