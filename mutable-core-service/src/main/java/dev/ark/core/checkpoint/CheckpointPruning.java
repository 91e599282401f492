package dev.ark.core.checkpoint;

import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Writer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Thins the old checkpoints in the database out. The copies outside keep them all. Not thread-safe; one process at a time does it. */
public final class CheckpointPruning {
    private static final int PAGE = 1_000;

    private final ReadPool reads;
    private final Writer writer;
    private final Duration keepAll;
    private final Clock clock;
    /** What is older has been thinned out already. */
    private long position;

    CheckpointPruning(ReadPool reads, Writer writer, Duration keepAll, Clock clock) {
        this.reads = reads;
        this.writer = writer;
        this.keepAll = keepAll;
        this.clock = clock;
    }

    private record Page(List<CheckpointRule.Stored> checkpoints, Set<Long> named) {}

    /** Removes those that are needed no longer, some hundred in one transaction. */
    public void turn() {
        Instant keepAllFrom = clock.instant().minus(keepAll);
        List<CheckpointRule.Stored> page;
        do {
            Page read = reads.read(this::page);
            page = read.checkpoints();
            remove(CheckpointRule.superfluous(page, keepAllFrom, read.named()));
        } while (advance(page, keepAllFrom));
    }

    private Page page(Session session) throws SQLException {
        List<CheckpointRule.Stored> checkpoints = session.list(
                "SELECT size, at FROM checkpoint WHERE size > ? ORDER BY size LIMIT " + PAGE,
                row -> new CheckpointRule.Stored(row.getLong(1), Instant.parse(row.getString(2))),
                position);
        return new Page(
                checkpoints,
                new HashSet<>(session.list("SELECT DISTINCT checkpoint FROM journal_segment", row -> row.getLong(1))));
    }

    private void remove(List<Long> sizes) {
        if (!sizes.isEmpty()) {
            writer.submit(transaction -> {
                        int removed = 0;
                        for (long size : sizes) {
                            removed += transaction.session().update("DELETE FROM checkpoint WHERE size = ?", size);
                        }
                        return removed;
                    })
                    .join();
        }
    }

    /** Goes on with the last of a page, which is judged together with what follows it; whether there is more that is old. */
    private boolean advance(List<CheckpointRule.Stored> page, Instant keepAllFrom) {
        boolean more = page.size() == PAGE && page.getLast().at().isBefore(keepAllFrom);
        if (more) {
            position = page.get(PAGE - 2).size();
        }
        return more;
    }
}
