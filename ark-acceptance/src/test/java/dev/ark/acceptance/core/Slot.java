package dev.ark.acceptance.core;

import java.util.Locale;

/** A place of a core on the one database. */
enum Slot {
    STABLE,
    CANARY;

    /** As the core is told it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
