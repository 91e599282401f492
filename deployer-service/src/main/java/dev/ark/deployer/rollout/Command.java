package dev.ark.deployer.rollout;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a person asks of a rollout. It is obeyed at most once, at the place that the rollout is at when it is first seen, or not at all.
 *
 * @param number rising, from 1
 * @param force go on though a tripwire failed
 */
public record Command(long number, Kind kind, boolean force, String by, String reason) {
    /** Which command. */
    public enum Kind {
        /** Skip what is left of the ramp; of a held one, accept what it was held for. */
        @JsonProperty("promote")
        PROMOTE,
        @JsonProperty("pause")
        PAUSE,
        /** Go back to where it was paused or held. */
        @JsonProperty("resume")
        RESUME,
        @JsonProperty("hold")
        HOLD,
        @JsonProperty("abort")
        ABORT
    }
}
