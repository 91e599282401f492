package dev.ark.cli.snapshot;

import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Style;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.http.StateSnapshot;
import java.util.List;

/** Snapshots as people read them. */
final class SnapshotText {
    private static final long KIBIBYTE = 1024;

    private SnapshotText() {}

    static void print(List<StateSnapshot> snapshots, Output output) {
        Table table = new Table("SNAPSHOT", "MADE", "JOURNAL", "SIZE", "VERIFIED", "REASON");
        for (StateSnapshot one : snapshots) {
            table.row(one.id(), one.at(), one.seq(), size(one.bytes()), verified(one, output.style()), one.reason());
        }
        table.print(output);
    }

    static String verified(StateSnapshot snapshot, Style style) {
        return snapshot.verified() ? style.good(snapshot.verifiedAt().toString()) : style.bad("damaged");
    }

    /** Bytes in a unit that keeps the number short. */
    static String size(long bytes) {
        if (bytes < 10 * KIBIBYTE * KIBIBYTE) {
            return bytes / KIBIBYTE + " KiB";
        }
        return bytes / (KIBIBYTE * KIBIBYTE) + " MiB";
    }
}
