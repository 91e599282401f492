package dev.ark.watchdog.slo;

import java.net.URI;

/** A service that counts, which is there or not. */
public record Source(Kind kind, URI address) {
    /** What it counts. */
    public enum Kind {
        CORE,
        GRAVEYARD,
        /** What no core could answer. */
        EDGE
    }
}
