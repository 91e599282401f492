package dev.ark.core.journal;

import dev.ark.contract.event.Event;
import dev.ark.contract.http.Page;
import dev.ark.contract.journal.JournalRows;
import dev.ark.core.sqlite.ReadPool;
import jakarta.inject.Singleton;
import java.util.List;

/** The alerts of the journal and what was said to them. Thread-safe. */
@Singleton
public final class AlertHistory {
    // The list of types is that of the index, word for word: only then is it used.
    private static final String BEFORE = "SELECT " + JournalRows.COLUMNS
            + " FROM journal WHERE type IN ('alert', 'alert_acknowledged') AND seq < ? ORDER BY seq DESC LIMIT ?";

    private final ReadPool reads;

    AlertHistory(ReadPool reads) {
        this.reads = reads;
    }

    /** Those before a sequence, newest first; {@code next} is the sequence to go on from. */
    public Page<Event> before(long seq, int limit) {
        List<Event> events = reads.read(
                session -> session.list(BEFORE, row -> JournalReader.event(JournalRows.read(row)), seq, limit));
        boolean more = events.size() == limit;
        return new Page<>(events, more ? Long.toString(events.getLast().seq()) : null);
    }
}
