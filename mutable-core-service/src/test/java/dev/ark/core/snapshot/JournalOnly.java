package dev.ark.core.snapshot;

import dev.ark.contract.journal.JournalRow;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;

/** Writes the rows, which in these tests say nothing of other tables. */
final class JournalOnly implements TailReplay {
    @Override
    public Replayed replay(Session target, Iterator<Row> tail) throws SQLException {
        long applied = 0;
        long last = 0;
        while (tail.hasNext()) {
            JournalRow row = tail.next().row();
            target.update(
                    "INSERT INTO journal (epoch, seq, type, body, at, deployment, version, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    row.epoch(),
                    row.seq(),
                    row.type(),
                    row.body(),
                    row.at(),
                    row.deployment(),
                    row.version(),
                    row.prevHash(),
                    row.hash());
            applied++;
            last = row.seq();
        }
        return new Replayed(applied, last, List.of());
    }
}
