package dev.ark.watchdog.redis;

import java.util.OptionalLong;

/** What is on its way from the core through Redis to here. Nothing here throws: what cannot be asked is empty. */
public interface Backlog {
    /** How many events stand in the journal that have not been taken in here. */
    OptionalLong subscriberLag();

    /** How many events wait in the core to be published. */
    OptionalLong publishQueue();
}
