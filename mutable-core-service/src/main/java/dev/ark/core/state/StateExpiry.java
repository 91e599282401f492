package dev.ark.core.state;

import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;

/** Purges what is not seen any more: memories whose time is over, and the idempotency keys of writes. */
@Singleton
public final class StateExpiry {
    private static final int MEMORIES_AT_A_TIME = 500;

    private final Writer writer;
    private final RepeatableWrites writes;

    StateExpiry(Writer writer, RepeatableWrites writes) {
        this.writer = writer;
        this.writes = writes;
    }

    /** Purges all that is due now. */
    public void sweep() {
        while (purgeMemories() == MEMORIES_AT_A_TIME) {
            // More may be due than one transaction takes.
        }
        while (writes.forget().join() == RepeatableWrites.FORGOTTEN_AT_A_TIME) {
            // Likewise.
        }
    }

    private int purgeMemories() {
        return writer.submit(transaction -> MemoryStore.purge(transaction, MEMORIES_AT_A_TIME))
                .join();
    }
}
