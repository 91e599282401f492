package dev.ark.core.snapshot;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.RestoreReport.LostRows;
import dev.ark.contract.journal.JournalRow;
import dev.ark.core.halt.ControlStore;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Halts a state that lost something: it may have been a halt, a fill or a quarantine. An operator releases it.
 *
 * @param rows that are not in the journal any more; null when none is lost
 * @param isEndKnown whether the last of them was the journal's last
 * @param effects how many rows are there and did not do again what they did
 */
record LossFence(@Nullable LostRows rows, boolean isEndKnown, long effects) {
    private static final String ACTOR = "restore";

    /**
     * More than the rows that nothing tells of: they are those that were not signed yet, a second's as a rule. Should signing have failed for long, a million fences,
     * at one a second, are those of eleven days.
     */
    private static final long UNKNOWN = 1_000_000;

    boolean isDue() {
        return rows != null || effects > 0;
    }

    /** Halts, in an epoch above any that what is lost can have given: each of the rows raised it by one at the most. */
    void halt(Transaction journal) throws SQLException {
        Session session = journal.session();
        long epoch = session.first("SELECT halt_epoch FROM control WHERE id = 1", row -> row.getLong(1))
                        .orElseThrow(() -> new SQLException("the control row is missing"))
                + most()
                + 1;
        JournalRow halt = journal.append(
                EventType.HALT, new ControlState(TradingState.HALTED, epoch, reason(), ACTOR, journal.now()));
        ControlStore.applyFence(JournalEntry.of(session, halt));
    }

    /** How often what is lost can have raised the epoch. */
    private long most() {
        long gone = rows == null ? 0 : rows.to() - rows.from() + 1 + (isEndKnown ? 0 : UNKNOWN);
        return gone + effects;
    }

    private String reason() {
        String gone = rows == null ? "" : "rows " + rows.from() + " to " + rows.to() + " were lost in a restore";
        String undone = effects == 0 ? "" : "rows that did not do again what they did in a restore: " + effects;
        return gone + (gone.isEmpty() || undone.isEmpty() ? "" : "; ") + undone;
    }
}
