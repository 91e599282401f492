package dev.ark.core.checkpoint;

import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.InvalidNoteException;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.JournalRows;
import dev.ark.contract.journal.MerkleFrontier;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.journal.VerifierKey;
import dev.ark.core.journal.JournalFloor;
import dev.ark.core.sqlite.ChainHead;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Holds the whole journal of a database, every row of it, to its chain and to the newest checkpoint in it. */
public final class JournalCheck {
    private static final int PAGE = 500;
    private static final String ROWS =
            "SELECT " + JournalRows.COLUMNS + " FROM journal WHERE seq > ? ORDER BY seq LIMIT " + PAGE;

    private final Session session;
    private final Optional<SignedCheckpoint> signed;
    private final JournalChain chain;
    private long rows;
    private boolean fitted;

    private JournalCheck(Session session, Optional<SignedCheckpoint> signed, JournalChain chain) {
        this.session = session;
        this.signed = signed;
        this.chain = chain;
    }

    /**
     * A journal that is whole.
     *
     * @param signed the last row that its newest checkpoint covers; 0 when nothing was signed
     * @param chain goes on after its last row
     */
    public record Whole(long rows, long signed, JournalChain chain) {}

    /**
     * Checks, on a session that nobody writes to.
     *
     * @throws DamagedJournalException when a row was changed, is missing or was not signed so
     * @throws SQLException when a row cannot be read
     */
    public static Whole run(Session session, VerifierKey key) throws SQLException, DamagedJournalException {
        try {
            JournalCheck check = new JournalCheck(session, genuine(session, key), beginning(session));
            check.readAll();
            return new Whole(
                    check.rows, check.signed.map(SignedCheckpoint::size).orElse(0L), check.chain);
        } catch (DateTimeException e) {
            throw new DamagedJournalException("a row has no time: it was changed", e);
        } catch (IllegalStateException e) {
            throw new DamagedJournalException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<SignedCheckpoint> genuine(Session session, VerifierKey key)
            throws SQLException, DamagedJournalException {
        Optional<SignedCheckpoint> newest = CheckpointStore.newest(session);
        if (newest.isPresent()) {
            try {
                SignedCheckpoint.verified(newest.get().note(), key);
            } catch (InvalidNoteException e) {
                throw new DamagedJournalException("the newest checkpoint is not genuine: " + e.getMessage(), e);
            }
        }
        return newest;
    }

    /** Where the rows begin: at the first, or later when older ones were put into an archive; the tree still knows of those. */
    private static JournalChain beginning(Session session) throws SQLException, DamagedJournalException {
        Optional<JournalRow> first = session.first(
                "SELECT " + JournalRows.COLUMNS + " FROM journal ORDER BY seq LIMIT 1", JournalRows::read);
        if (first.isEmpty() || first.get().seq() == 1) {
            return new JournalChain(new ChainHead(1, 0, HashChain.GENESIS, Instant.EPOCH), MerkleFrontier.empty());
        }
        long before = first.get().seq() - 1;
        JournalFloor floor = JournalFloor.read(session);
        if (before > floor.seq()) {
            throw new DamagedJournalException("row " + floor.oldest() + " is missing");
        }
        if (before == floor.seq() && !first.get().prevHash().equals(floor.hash())) {
            throw new DamagedJournalException("row " + first.get().seq() + " does not follow those that are archived");
        }
        ChainHead head = new ChainHead(
                first.get().epoch(), before, first.get().prevHash(), first.get().at());
        return new JournalChain(head, MerkleFrontier.of(before, new StoredTree(session)));
    }

    private void readAll() throws SQLException, DamagedJournalException {
        List<JournalRow> page;
        do {
            page = session.list(ROWS, JournalRows::read, chain.head().seq());
            for (JournalRow row : page) {
                chain.take(row);
                rows++;
                holdToSignature();
            }
        } while (!page.isEmpty());
        if (signed.isPresent() && !fitted) {
            throw new DamagedJournalException("the journal ends at row "
                    + chain.head().seq() + ", before row " + signed.get().size() + ", which was signed");
        }
    }

    private void holdToSignature() throws DamagedJournalException {
        if (signed.isPresent() && signed.get().size() == chain.head().seq()) {
            if (!chain.fits(signed.get())) {
                throw new DamagedJournalException(
                        "the first " + signed.get().size() + " rows are not those that were signed");
            }
            fitted = true;
        }
    }
}
