package dev.ark.acceptance.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.event.EventType;

/** What is written, and which row of the journal says so. */
enum Kind {
    DECISION(EventType.DECISION, true),
    SPEND(EventType.PERMIT_SPENT, false),
    EXECUTION(EventType.EXECUTION, true),
    STATE(EventType.STATE_PUT, true),
    TRANSACTION(EventType.STATE_TXN, true),
    MEMORY(EventType.MEMORY_STORED, true),
    FACT(EventType.FACT, false),
    HALT(EventType.HALT, false),
    RESUME(EventType.RESUME, false),
    QUARANTINE(EventType.QUARANTINE, false),
    RESTORE(EventType.RESTORE, false);

    private final String rowType;
    private final boolean repeatable;

    Kind(String rowType, boolean repeatable) {
        this.rowType = rowType;
        this.repeatable = repeatable;
    }

    String rowType() {
        return rowType;
    }

    /** Whether the same request again must get the first answer again, and do nothing. */
    boolean isRepeatable() {
        return repeatable;
    }

    /** Whether an answer of success says that something was written. */
    boolean isWritten(JsonNode answer) {
        return this != TRANSACTION || answer.path("branch").asText().equals("then");
    }
}
