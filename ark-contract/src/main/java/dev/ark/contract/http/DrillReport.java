package dev.ark.contract.http;

import java.time.Instant;
import java.util.List;

/**
 * What a rehearsed restore led to: a copy of a snapshot, with every later row of the journal replayed on it, beside the state itself.
 *
 * @param seq the last row that was replayed, at which the state was looked at
 * @param equal whether every table that was compared is the same
 * @param losses what the rows could not bring back
 * @param excluded tables that are not compared, and why
 */
public record DrillReport(
        String snapshot,
        long snapshotSeq,
        long seq,
        boolean equal,
        List<Table> tables,
        List<Excluded> excluded,
        List<String> losses,
        long durationMillis,
        Instant at) {
    public DrillReport {
        tables = List.copyOf(tables);
        excluded = List.copyOf(excluded);
        losses = List.copyOf(losses);
    }

    /** One table of both. */
    public record Table(String name, long rows, long restoredRows, boolean equal) {}

    /** A table that says nothing of a restore. */
    public record Excluded(String name, String why) {}
}
