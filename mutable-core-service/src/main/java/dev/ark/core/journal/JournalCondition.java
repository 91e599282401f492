package dev.ark.core.journal;

import dev.ark.contract.evaluation.Facts;
import dev.ark.core.sqlite.StateDisk;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;

/** Whether the journal can be trusted to take the next row, as the rules are told it. Thread-safe. */
@Singleton
public final class JournalCondition {
    /** Beyond this the clock was set back, and what expires would live too long. */
    private static final long MOST_AHEAD_MILLIS = 5_000;

    private final Writer writer;
    private final StateDisk disk;

    JournalCondition(Writer writer, StateDisk disk) {
        this.writer = writer;
        this.disk = disk;
    }

    /** The condition at this moment. */
    public Facts.Journal now() {
        return new Facts.Journal(
                writer.isOpen() && writer.aheadMillis() <= MOST_AHEAD_MILLIS, writer.lagMillis(), !disk.isLow());
    }
}
