package dev.ark.core.snapshot;

import dev.ark.contract.journal.JournalRow;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Makes tables follow rows that were written before. */
public interface TailReplay {
    /**
     * A row, and what it was decided from, where it is a decision.
     *
     * @param basis as it stands beside the journal; empty when there is none, or it cannot be read
     */
    record Row(JournalRow row, Optional<String> basis) {}

    /**
     * What was done.
     *
     * @param losses what the rows could not bring back, in words
     */
    record Replayed(long applied, long lastSeq, List<String> losses) {
        public Replayed {
            losses = List.copyOf(losses);
        }
    }

    /** Applies rows after the head of a database, within the session's open transaction; they follow its chain. */
    Replayed replay(Session target, Iterator<Row> tail) throws SQLException;

    /** A replay that knows of no tables: it lets nothing but an empty tail pass. */
    static TailReplay none() {
        return (target, tail) -> {
            if (tail.hasNext()) {
                throw new IllegalStateException("this version cannot replay the rows after a snapshot");
            }
            return new Replayed(0, 0, List.of());
        };
    }
}
