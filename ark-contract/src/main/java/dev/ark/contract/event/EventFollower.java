package dev.ark.contract.event;

import java.util.function.Consumer;

/**
 * Makes of an unreliable bus and a reliable catch-up one ordered, gapless stream: each event is handled once, in order of sequence,
 * whatever the bus loses, repeats or reorders.
 *
 * <p>An event whose handler throws is offered again at the next occasion, three times in all, and is then passed over and counted: one
 * poisoned event must not stop the news. Thread-safe; the handler is never called by two threads at once.
 */
public final class EventFollower {
    private static final int ATTEMPTS = 3;

    /** Asks the journal itself. */
    public interface CatchUp {
        /**
         * Events after a sequence, oldest first, as many as the journal gives at a time.
         *
         * @throws RuntimeException when the journal cannot be asked now
         */
        EventPage after(long seq);
    }

    /** Counts of what has been seen since the start. */
    public record Counts(long handled, long duplicates, long gaps, long caughtUp, long passedOver) {}

    private final CatchUp catchUp;
    private final Consumer<Event> handler;
    private int failures;
    // Written under the lock and read without it: whoever watches must not wait for a slow catch-up.
    private volatile long position;
    private volatile long handled;
    private volatile long duplicates;
    private volatile long gaps;
    private volatile long caughtUp;
    private volatile long passedOver;

    /** A follower that has handled everything up to {@code position}. */
    public EventFollower(long position, CatchUp catchUp, Consumer<Event> handler) {
        this.position = position;
        this.catchUp = catchUp;
        this.handler = handler;
    }

    /** Takes an event from the bus. */
    public synchronized void receive(Event event) {
        if (event.seq() <= position) {
            duplicates++;
        } else if (event.seq() == position + 1) {
            handle(event);
        } else {
            gaps++;
            catchUp();
        }
    }

    /** Takes a heartbeat from the bus: when the journal is ahead, what is missing is fetched. */
    public synchronized void heartbeat(BusHeartbeat heartbeat) {
        if (heartbeat.headSeq() > position) {
            gaps++;
            catchUp();
        }
    }

    /** Fetches and handles everything after the position; to be called after each (re)connection and when the bus is silent. */
    public synchronized void catchUp() {
        long before;
        EventPage page;
        do {
            before = position;
            page = catchUp.after(position);
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
        return new Counts(handled, duplicates, gaps, caughtUp, passedOver);
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
