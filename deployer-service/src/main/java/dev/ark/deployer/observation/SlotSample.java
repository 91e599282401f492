package dev.ark.deployer.observation;

import org.jspecify.annotations.Nullable;

/**
 * A slot at one instant.
 *
 * @param core null when its core did not tell
 * @param ready whether its core and its graveyard said that they are ready
 * @param watchdogReady whether its watchdog said so
 * @param watchdog what its watchdog counted; null when it did not tell, and for the stable slot, of whose quarantines the journal tells
 */
public record SlotSample(
        @Nullable CoreSample core,
        boolean ready,
        boolean watchdogReady,
        @Nullable WatchdogSample watchdog) {
    /** A slot in which nothing answers. */
    public static final SlotSample SILENT = new SlotSample(null, false, false, null);
}
