package dev.ark.core.journal;

import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The segments of the archive, as the database knows them. */
public final class JournalSegments {
    private JournalSegments() {}

    /** Does to the tables what a compaction has done: its rows are gone from here, though they are removed only afterwards. */
    public static void apply(JournalEntry entry) throws SQLException {
        long to = entry.body().path("to").asLong();
        Instant lastAt = Instant.parse(entry.text("last_at"));
        entry.session()
                .update(
                        """
                        INSERT INTO journal_segment (first_seq, last_seq, file, sha256, last_hash, first_at_ms, last_at_ms, checkpoint, compacted_seq)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        entry.body().path("from").asLong(),
                        to,
                        entry.text("file"),
                        entry.text("sha256"),
                        entry.text("last_hash"),
                        Instant.parse(entry.text("first_at")).toEpochMilli(),
                        lastAt.toEpochMilli(),
                        entry.body().path("checkpoint").asLong(),
                        entry.seq());
        new JournalFloor(
                        to,
                        entry.text("last_hash"),
                        entry.body().path("last_epoch").asLong(),
                        lastAt)
                .write(entry.session());
    }

    /** The file of the segment that has the rows of a time, if those are archived. */
    public static Optional<String> at(Session session, Instant time) throws SQLException {
        return session.first(
                "SELECT file FROM journal_segment WHERE last_at_ms >= ? ORDER BY last_at_ms LIMIT 1",
                row -> row.getString(1),
                time.toEpochMilli());
    }
}
