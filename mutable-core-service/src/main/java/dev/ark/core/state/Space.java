package dev.ark.core.state;

import dev.ark.contract.event.EventType;

/** The kinds of versioned keys, each with the journal's names for its changes. */
enum Space {
    STATE("state", EventType.STATE_PUT, EventType.STATE_DELETED, true),
    CONFIG("config", EventType.CONFIG_PUT, EventType.CONFIG_DELETED, true),
    /** Has one writer, so that no guard need keep two from overwriting each other. */
    TRUTH("truth", EventType.TRUTH_PUT, EventType.TRUTH_DELETED, false);

    private final String column;
    private final String put;
    private final String deleted;
    private final boolean guarded;

    Space(String column, String put, String deleted, boolean guarded) {
        this.column = column;
        this.put = put;
        this.deleted = deleted;
        this.guarded = guarded;
    }

    String column() {
        return column;
    }

    String put() {
        return put;
    }

    String deleted() {
        return deleted;
    }

    /** Whether a change of what exists must name the version that it changes. */
    boolean guarded() {
        return guarded;
    }
}
