package dev.ark.watchdog.bus;

import dev.ark.contract.http.JournalHead;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongFunction;

/**
 * How far back in the journal the agents' figures are rebuilt from.
 *
 * @param fewest events, however much time they cover
 * @param most events, however little time they cover
 * @param time that the events between cover
 */
public record History(long fewest, long most, Duration time) {
    public History {
        if (fewest < 1 || most < fewest) {
            throw new IllegalArgumentException("the fewest events are 1 or more, and not more than the most");
        }
    }

    /**
     * The position to read on from.
     *
     * @param timeOfRowAfter tells when the row after a position was written; it is asked a few times at most
     */
    long start(JournalHead head, Instant now, LongFunction<Instant> timeOfRowAfter) {
        Instant covered = now.minus(time);
        long furthest = Math.max(0, Math.max(head.oldestSeq() - 1, head.seq() - most));
        long back = fewest;
        long position = Math.max(furthest, head.seq() - back);
        while (position > furthest && timeOfRowAfter.apply(position).isAfter(covered)) {
            back *= 2;
            position = Math.max(furthest, head.seq() - back);
        }
        return position;
    }
}
