package dev.ark.deployer.rollout;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of the work that a row asked for.
 *
 * @param row the number of that row; work of another row is ignored
 * @param detail what it found, or why it failed
 */
public record Job(long row, Status status, String detail) {
    /** No work is known of, as after a restart. */
    public static final Job NONE = new Job(0, Status.UNKNOWN, "");

    /** How far it is. */
    public enum Status {
        @JsonProperty("unknown")
        UNKNOWN,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED
    }
}
