package dev.ark.watchdog.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An agent's latest work.
 *
 * @param latest oldest first, at most {@value #CAPACITY}
 * @param consecutiveFailures how many of the last pieces of work failed with no success after them, however old they are
 */
public record WorkLog(List<Work> latest, int consecutiveFailures) {
    public static final int CAPACITY = 100;
    public static final WorkLog EMPTY = new WorkLog(List.of(), 0);

    public WorkLog {
        latest = List.copyOf(latest);
    }

    /** This log with one more piece of work; the oldest makes room. */
    WorkLog plus(Work work) {
        List<Work> longer = new ArrayList<>(latest.size() + 1);
        longer.addAll(latest.size() < CAPACITY ? latest : latest.subList(1, latest.size()));
        longer.add(work);
        return new WorkLog(longer, work.failed() ? consecutiveFailures + 1 : 0);
    }

    /** The work done after an instant. */
    List<Work> after(Instant start) {
        return latest.stream().filter(work -> work.at().isAfter(start)).toList();
    }
}
