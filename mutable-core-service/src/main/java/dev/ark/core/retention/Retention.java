package dev.ark.core.retention;

import dev.ark.core.journal.JournalFloor;
import java.time.Duration;

/**
 * How long rows stay in the journal.
 *
 * @param age of those that may go, 24 h at least
 * @param repeatWindow how much older than the key that asks for it again a decision can be
 * @param segmentRows rows of one segment at most, a multiple of 256
 */
record Retention(Duration age, Duration repeatWindow, int segmentRows) {
    Retention {
        if (age.compareTo(RetentionRule.SHORTEST) < 0) {
            throw new IllegalArgumentException("ark.core.journal.retention is below 24 h: " + age);
        }
        if (segmentRows < JournalFloor.BLOCK || segmentRows % JournalFloor.BLOCK != 0) {
            throw new IllegalArgumentException("ark.core.journal.segment-rows is no multiple of 256: " + segmentRows);
        }
    }
}
