package dev.ark.contract.event;

/** The names of the bus's channels. */
public final class Channels {
    public static final String EVENTS_PREFIX = "ark.events.";
    /** Matches every event channel. */
    public static final String ALL_EVENTS = EVENTS_PREFIX + "*";

    public static final String HEARTBEAT = "ark.bus.heartbeat";

    private Channels() {}

    public static String ofType(String eventType) {
        return EVENTS_PREFIX + eventType;
    }
}
