package dev.ark.core.snapshot;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.RestoreReport.LostRows;
import dev.ark.contract.journal.JournalRow;
import dev.ark.core.halt.ControlStore;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;

/** Halts a state that lost rows: one of them may have been a halt, a fill or a quarantine. An operator releases it. */
final class LossFence {
    private static final String ACTOR = "restore";

    private LossFence() {}

    /** Halts, in an epoch above any that a lost row can have given: each of them raised it by one at the most. */
    static void halt(OfflineJournal journal, LostRows lost) throws SQLException {
        Session session = journal.session();
        long epoch = session.first("SELECT halt_epoch FROM control WHERE id = 1", row -> row.getLong(1))
                        .orElseThrow(() -> new SQLException("the control row is missing"))
                + (lost.to() - lost.from() + 1)
                + 1;
        String reason = "rows " + lost.from() + " to " + lost.to() + " were lost in a restore";
        JournalRow halt = journal.append(
                EventType.HALT, new ControlState(TradingState.HALTED, epoch, reason, ACTOR, journal.at()));
        ControlStore.applyFence(JournalEntry.of(session, halt));
    }
}
