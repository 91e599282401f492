package dev.ark.core.retention;

import dev.ark.core.journal.JournalFloor;
import java.time.Instant;

/**
 * A segment that is in the archive, and was read back.
 *
 * @param sha256 of its file
 * @param firstAt when its first row was written
 * @param floor the journal's once the segment's rows are gone
 */
record Sealed(Run run, String sha256, Instant firstAt, JournalFloor floor) {}
