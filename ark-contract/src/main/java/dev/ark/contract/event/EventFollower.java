package dev.ark.contract.event;

import java.util.function.Consumer;

/**
 * Makes of an unreliable bus and a reliable catch-up one ordered, gapless stream: each event is handled once, in order of sequence,
 * whatever the bus loses, repeats or reorders.
 *
 * <p>A restore raises the journal's epoch, and sequences after the point that was restored come a second time, with other events. When a
 * higher epoch is met, the position goes back to that point, so that everything after the restore is handled; what still comes of a lower
 * epoch is a duplicate.
 *
 * <p>An event whose handler throws is offered again at the next occasion, three times in all, and is then passed over and counted: one
 * poisoned event must not stop the news. Events that the journal keeps no longer are counted as lost, and it goes on with the oldest that there
 * is. Thread-safe; the handler is never called by two threads at once.
 */
public final class EventFollower {
    private static final int ATTEMPTS = 3;
    private static final long UNKNOWN = Long.MIN_VALUE;

    /** The journal begins only after the position that was asked for: what lies between was moved to the archive. */
    public static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long oldestSeq;

        /**
         * What is gone.
         *
         * @param oldestSeq the oldest sequence still kept
         */
        public Gone(long oldestSeq) {
            super("the journal begins at row " + oldestSeq);
            this.oldestSeq = oldestSeq;
        }
    }

    /** Asks the journal itself. */
    public interface CatchUp {
        /**
         * Events after a sequence, oldest first, as many as the journal gives at a time.
         *
         * @throws Gone when events after the sequence are kept no longer
         * @throws RuntimeException when the journal cannot be asked now
         */
        EventPage after(long seq);
    }

    /**
     * Counts of what has been seen since the start.
     *
     * @param gaps how often events were missed, as a later event or a heartbeat showed
     * @param caughtUp events that were fetched from the journal
     * @param lost how often the journal no longer had what comes next: what is derived from events has to be built anew
     */
    public record Counts(long handled, long duplicates, long gaps, long caughtUp, long passedOver, long lost) {}

    private final CatchUp catchUp;
    private final Consumer<Event> handler;
    private int failures;
    private long epoch;
    private long positionAtHeartbeat = -1;
    // Written under the lock and read without it: whoever watches must not wait for a slow catch-up.
    private volatile long position;
    private volatile long handled;
    private volatile long duplicates;
    private volatile long gaps;
    private volatile long caughtUp;
    private volatile long passedOver;
    private volatile long lost;

    /** A follower that has handled everything up to {@code position} in a journal whose epoch is the first that it meets. */
    public EventFollower(long position, CatchUp catchUp, Consumer<Event> handler) {
        this(UNKNOWN, position, catchUp, handler);
    }

    /**
     * A follower that has handled everything up to {@code position}.
     *
     * @param epoch the journal's, when it had the position; that of the position's own row may be lower
     */
    public EventFollower(long epoch, long position, CatchUp catchUp, Consumer<Event> handler) {
        this.epoch = epoch;
        this.position = position;
        this.catchUp = catchUp;
        this.handler = handler;
    }

    /** Takes an event from the bus. */
    public synchronized void receive(Event event) {
        if (isNew(event.epoch())) {
            catchUp();
        } else if (event.epoch() < epoch || event.seq() <= position) {
            duplicates++;
        } else if (event.seq() == position + 1) {
            handle(event);
        } else {
            gaps++;
            catchUp();
        }
    }

    /**
     * Takes a heartbeat from the bus: when the journal is ahead, and nothing has come since the heartbeat before, what is missing is
     * fetched. A heartbeat may overtake events that are still under way.
     */
    public synchronized void heartbeat(BusHeartbeat heartbeat) {
        boolean stands = position == positionAtHeartbeat;
        positionAtHeartbeat = position;
        if (isNew(heartbeat.epoch())) {
            catchUp();
        } else if (heartbeat.epoch() == epoch && heartbeat.headSeq() > position && stands) {
            gaps++;
            catchUp();
        }
    }

    /** Fetches and handles everything after the position; to be called after each (re)connection and when the bus is silent. */
    public synchronized void catchUp() {
        long before;
        EventPage page;
        do {
            page = pageOfThisEpoch();
            before = position;
            if (page.epoch() < epoch) {
                return;
            }
            for (Event event : page.events()) {
                if (event.seq() > position) {
                    caughtUp++;
                    if (!handle(event)) {
                        return;
                    }
                }
            }
        } while (position > before && position < page.headSeq());
    }

    /** The sequence of the last event that was handled. Never waits. */
    public long position() {
        return position;
    }

    /** The counts of this moment. Never waits. */
    public Counts counts() {
        return new Counts(handled, duplicates, gaps, caughtUp, passedOver, lost);
    }

    /** Whether an epoch is above the one that is known; the first that is met is not. */
    private boolean isNew(long met) {
        if (epoch == UNKNOWN) {
            epoch = met;
        }
        return met > epoch;
    }

    /** The page after the position, which goes back first if the journal was restored meanwhile. */
    private EventPage pageOfThisEpoch() {
        EventPage page = pageThatIsKept();
        while (isNew(page.epoch())) {
            long restored = restoredUpTo(page);
            epoch = page.epoch();
            failures = 0;
            position = Math.min(position, restored);
            page = pageThatIsKept();
        }
        return page;
    }

    /** The page after the position, which goes forth first to what is kept if the journal was compacted beyond it. */
    private EventPage pageThatIsKept() {
        try {
            return catchUp.after(position);
        } catch (Gone gone) {
            System.getLogger(EventFollower.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "the events after " + position + " are kept no longer; those from " + gone.oldestSeq
                                    + " on are followed");
            lost++;
            failures = 0;
            position = gone.oldestSeq - 1;
            return catchUp.after(position);
        }
    }

    /** The last sequence that is not of a new epoch, by bisection: epochs never fall along the journal, and its last row's is new. */
    private long restoredUpTo(EventPage page) {
        long old = Math.max(0, page.oldestSeq() - 1);
        long fresh = page.headSeq();
        while (fresh - old > 1) {
            long middle = old + (fresh - old) / 2;
            EventPage there = catchUp.after(middle - 1);
            if (there.events().isEmpty() || there.events().getFirst().epoch() > epoch) {
                fresh = middle;
            } else {
                old = middle;
            }
        }
        return old;
    }

    private boolean handle(Event event) {
        try {
            handler.accept(event);
            handled++;
        } catch (RuntimeException e) {
            failures++;
            if (failures < ATTEMPTS) {
                System.getLogger(EventFollower.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "event " + event.seq() + " was not handled; it is offered again",
                                e);
                return false;
            }
            System.getLogger(EventFollower.class.getName())
                    .log(System.Logger.Level.ERROR, "event " + event.seq() + " is passed over", e);
            passedOver++;
        }
        failures = 0;
        position = event.seq();
        return true;
    }
}
