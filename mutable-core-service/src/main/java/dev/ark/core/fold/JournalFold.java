package dev.ark.core.fold;

import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.core.sqlite.ChainHead;
import dev.ark.core.sqlite.JournalEntry;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Brings a database that stands at one row of the journal to a later one: writes each row that follows, and does to the tables what it says, by
 * the code that did so when it was written. What is not journaled comes back by itself or is not missed: the watchdog's lease, and what was purged
 * because no window reaches back to it any more.
 */
public final class JournalFold {
    private static final Logger LOG = Logger.getLogger(JournalFold.class);

    /** SQLITE_CONSTRAINT, see sqlite.org/rescode.html. */
    private static final int CONSTRAINT = 19;

    private final Session target;
    private final List<FoldReport.Loss> losses = new ArrayList<>();
    private ChainHead head;
    private long applied;

    private JournalFold(Session target) throws SQLException {
        this.target = target;
        this.head = ChainHead.read(target);
    }

    /**
     * Folds the rows that follow the journal's head. A row whose effect cannot be applied, or is not known to this version, is written all the same
     * and reported.
     *
     * @param target a writer's session inside a transaction, which the caller commits
     * @param tail in order, without a gap
     * @throws IllegalArgumentException when a row does not follow the one before it; nothing is to be committed then
     */
    public static FoldReport apply(Session target, Iterator<FoldedRow> tail) throws SQLException {
        JournalFold fold = new JournalFold(target);
        while (tail.hasNext()) {
            fold.next(tail.next());
        }
        return new FoldReport(fold.applied, fold.head.seq(), fold.losses);
    }

    private void next(FoldedRow folded) throws SQLException {
        JournalRow row = folded.row();
        requireNext(row);
        ChainHead.append(target, row);
        head = new ChainHead(row.epoch(), row.seq(), row.hash(), row.at());
        applied++;
        Optional<Appliers.Applier> applier = Appliers.of(row.type());
        if (applier.isPresent()) {
            applyOrReport(applier.get(), folded);
        } else {
            lost(row, FoldReport.Kind.EFFECT, "rows of this type are not known to this version, nor what they do");
        }
    }

    private void requireNext(JournalRow row) {
        boolean follows = row.seq() == head.seq() + 1
                && row.prevHash().equals(head.hash())
                && row.epoch() >= head.epoch()
                && HashChain.isIntact(row);
        if (!follows) {
            throw new IllegalArgumentException("row " + row.seq() + " does not follow row " + head.seq());
        }
    }

    private void applyOrReport(Appliers.Applier applier, FoldedRow folded) throws SQLException {
        target.execute("SAVEPOINT effect");
        try {
            applier.apply(JournalEntry.of(target, folded.row()), folded.basis())
                    .ifPresent(loss -> lost(folded.row(), FoldReport.Kind.BASIS, loss));
        } catch (SQLException | RuntimeException e) {
            requireOfTheRowAlone(e);
            LOG.errorf(e, "the effect of row %d is lost", folded.row().seq());
            target.execute("ROLLBACK TO effect");
            lost(folded.row(), FoldReport.Kind.EFFECT, "what it did cannot be done again: " + e.getMessage());
        }
        target.execute("RELEASE effect");
    }

    /** A broken constraint, or what an applier could not make sense of, is the row's; anything else is the disk's or the file's, and ends the fold. */
    private static void requireOfTheRowAlone(Exception failure) throws SQLException {
        if (failure instanceof SQLException e && e.getErrorCode() != 0 && e.getErrorCode() != CONSTRAINT) {
            throw e;
        }
    }

    private void lost(JournalRow row, FoldReport.Kind kind, String what) {
        losses.add(new FoldReport.Loss(row.seq(), row.type(), kind, what));
    }
}
