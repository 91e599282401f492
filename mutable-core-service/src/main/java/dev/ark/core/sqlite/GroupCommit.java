package dev.ark.core.sqlite;

import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Writes a batch of changes in one transaction, with one fsync. A change that throws is taken back alone. Not thread-safe. */
final class GroupCommit {
    private static final Logger LOG = Logger.getLogger(GroupCommit.class);

    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(5);
    private static final long BETWEEN_LOOKS = TimeUnit.MICROSECONDS.toNanos(500);

    private final Session session;
    private final Author author;
    private final SlotFence fence;
    private volatile long aheadMillis;

    GroupCommit(Session session, Author author) throws SQLException {
        this.session = session;
        this.author = author;
        this.fence = SlotFence.raise(
                session, author.deployment(), author.holder(), author.clock().instant());
        session.execute("PRAGMA busy_timeout = 0");
    }

    /** How far the newest row is ahead of the clock, in milliseconds: more than nothing after the clock was set back. */
    long aheadMillis() {
        return aheadMillis;
    }

    /**
     * Commits; when it throws, the transaction may still be open.
     *
     * @return the rows that are on disk now
     */
    List<JournalRow> run(List<Submitted<?>> batch) throws SQLException {
        begin();
        fence.hold(session);
        Transaction transaction = new Transaction(
                session, ChainHead.read(session), author.clock().instant(), author.deployment(), author.version());
        aheadMillis = transaction.ahead(author.clock().instant()).toMillis();
        for (Submitted<?> change : batch) {
            apply(change, transaction);
        }
        session.execute("COMMIT");
        return transaction.rows();
    }

    /** Waits for its turn when the other slot writes. SQLite looks ten times a second, and would never be first beside one that never rests. */
    private void begin() throws SQLException {
        long deadline = System.nanoTime() + LONGEST_WAIT;
        while (true) {
            try {
                session.execute("BEGIN IMMEDIATE");
                return;
            } catch (SQLException e) {
                if (Fault.of(e) != Fault.LOCKED || System.nanoTime() - deadline >= 0) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_LOOKS);
            }
        }
    }

    private void apply(Submitted<?> change, Transaction transaction) throws SQLException {
        Transaction.Mark mark = transaction.mark();
        session.execute("SAVEPOINT change");
        try {
            change.apply(transaction);
        } catch (RuntimeException refusal) {
            takeBack(change, transaction, mark, refusal);
        } catch (SQLException e) {
            if (Fault.of(e) != Fault.REFUSED) {
                throw e;
            }
            LOG.error("a change was taken back", e);
            var refusal = new ProblemException(ProblemCode.INTERNAL, "the change was taken back", e);
            takeBack(change, transaction, mark, refusal);
        }
        session.execute("RELEASE change");
    }

    private void takeBack(Submitted<?> change, Transaction transaction, Transaction.Mark mark, RuntimeException refusal)
            throws SQLException {
        session.execute("ROLLBACK TO change");
        transaction.backTo(mark);
        change.takenBack(refusal);
    }
}
