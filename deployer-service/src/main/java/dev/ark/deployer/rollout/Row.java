package dev.ark.deployer.rollout;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stay at a place: written when it begins, and again with its ending in the transaction that begins the next. Of a rollout's rows only
 * the last can be open.
 *
 * @param number rising by one from 1
 * @param back where an interruption goes back to; null for other places
 * @param fence the epoch of the deployer that wrote it
 * @param ending null while it is open
 */
public record Row(
        long number,
        Place place,
        @Nullable Place back,
        Intent intent,
        Span span,
        long fence,
        Cause cause,
        @Nullable Ending ending) {
    public Row {
        if (place.phase().isInterruption() != (back != null)) {
            throw new IllegalArgumentException("an interruption goes back somewhere, and nothing else does");
        }
    }

    /**
     * When.
     *
     * @param due from when on it may end with a pass, for what has a fixed length
     * @param latest when it has failed if it did not end
     */
    public record Span(Instant openedAt, Instant due, Instant latest) {}

    /**
     * Why it began.
     *
     * @param command the highest number of a command that was known then; none up to it is obeyed any more
     */
    public record Cause(Kind kind, String why, long command) {
        /** What led to it. */
        public enum Kind {
            @JsonProperty("progress")
            PROGRESS,
            @JsonProperty("command")
            COMMAND,
            /** A command that goes on whatever the tripwires say. */
            @JsonProperty("forced")
            FORCED,
            @JsonProperty("tripwire")
            TRIPWIRE,
            /** Work failed, or was not done in time. */
            @JsonProperty("failure")
            FAILURE,
            /** There was too little to decide on. */
            @JsonProperty("undecided")
            UNDECIDED,
            @JsonProperty("halt")
            HALT
        }
    }

    /**
     * How it ended.
     *
     * @param asIntended whether what was intended was observed; else it was left before
     * @param observed what was seen then
     */
    public record Ending(boolean asIntended, String observed, Instant doneAt) {}

    /** The same, ended. */
    Row ended(boolean asIntended, String observed, Instant at) {
        return new Row(number, place, back, intent, span, fence, cause, new Ending(asIntended, observed, at));
    }
}
