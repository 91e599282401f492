package dev.ark.deployer.rollout;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where in its life a rollout is. */
public enum Phase {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("preflight")
    PREFLIGHT,
    @JsonProperty("snapshot")
    SNAPSHOT,
    @JsonProperty("replay")
    REPLAY,
    @JsonProperty("start")
    START,
    @JsonProperty("ramp")
    RAMP,
    @JsonProperty("promote")
    PROMOTE,
    @JsonProperty("watch")
    WATCH,
    @JsonProperty("done")
    DONE,
    @JsonProperty("rollback")
    ROLLBACK,
    @JsonProperty("validate")
    VALIDATE,
    @JsonProperty("rolled_back")
    ROLLED_BACK,
    /** Waits for a person, all traffic at stable; a rollback that failed stays as it is. */
    @JsonProperty("held")
    HELD,
    /** Waits for a person, the weights as they are. */
    @JsonProperty("paused")
    PAUSED,
    /** Waits for the end of a halt, all traffic at stable. */
    @JsonProperty("frozen")
    FROZEN;

    /** Whether nothing follows. */
    public boolean isEnd() {
        return this == DONE || this == ROLLED_BACK;
    }

    /** Whether the rollout goes back to where it was. */
    public boolean isInterruption() {
        return this == HELD || this == PAUSED || this == FROZEN;
    }

    /** Whether no canary has been started yet, so that there is nothing to undo. */
    boolean isBeforeStart() {
        return compareTo(START) < 0;
    }

    /** Whether a failing tripwire ends it. */
    public boolean isWatched() {
        return this == START || this == RAMP || this == PROMOTE || this == WATCH;
    }

    /** Whether the stable version is being brought back. */
    public boolean isRollback() {
        return this == ROLLBACK || this == VALIDATE;
    }
}
