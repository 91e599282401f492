package dev.ark.contract.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a quarantine holds. */
public enum QuarantineScope {
    @JsonProperty("all")
    ALL,
    /** In the canary's slot alone: the stable slot goes on deciding for the agent. */
    @JsonProperty("canary")
    CANARY;

    /** The name in JSON, in the journal and on a command line. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The scope of a name.
     *
     * @throws IllegalArgumentException when it is no scope's
     */
    public static QuarantineScope of(String text) {
        return switch (text) {
            case "all" -> ALL;
            case "canary" -> CANARY;
            default -> throw new IllegalArgumentException(text + " is no scope of a quarantine");
        };
    }
}
