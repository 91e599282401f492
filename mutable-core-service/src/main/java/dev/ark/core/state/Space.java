package dev.ark.core.state;

import dev.ark.contract.event.EventType;
import java.util.List;

/** The kinds of versioned keys, each with the journal's names for its changes. */
enum Space {
    STATE("state", EventType.STATE_PUT, EventType.STATE_DELETED, List.of(), true),
    CONFIG("config", EventType.CONFIG_PUT, EventType.CONFIG_DELETED, List.of("description"), true),
    /** Has one writer, so that no guard need keep two from overwriting each other. */
    TRUTH("truth", EventType.TRUTH_PUT, EventType.TRUTH_DELETED, List.of("confidence", "sources"), false);

    private final String column;
    private final String put;
    private final String deleted;
    private final List<String> members;
    private final boolean guarded;

    Space(String column, String put, String deleted, List<String> members, boolean guarded) {
        this.column = column;
        this.put = put;
        this.deleted = deleted;
        this.members = members;
        this.guarded = guarded;
    }

    /** Of which keys a journal row of some type speaks. */
    static Space ofRow(String type) {
        for (Space space : values()) {
            if (space.put.equals(type) || space.deleted.equals(type)) {
                return space;
            }
        }
        return STATE;
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

    /** What belongs to a value, in its order; it stands beside the value in the journal's row. */
    List<String> members() {
        return members;
    }

    /** Whether a change of what exists must name the version that it changes. */
    boolean guarded() {
        return guarded;
    }
}
