package dev.ark.core.checkpoint;

import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.InvalidNoteException;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.journal.JournalRows;
import dev.ark.contract.journal.MerkleFrontier;
import dev.ark.contract.journal.SignedCheckpoint;
import dev.ark.contract.journal.TreeHash;
import dev.ark.contract.journal.VerifierKey;
import dev.ark.core.sqlite.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * The genuine checkpoints of the rows after a snapshot, from outside the database and from the old one. Of very many every second one is passed over: each is
 * bound by every later one, and the last is always there. Not thread-safe.
 */
public final class SignedTail {
    private static final Logger LOG = Logger.getLogger(SignedTail.class);

    private static final int MOST = 50_000;

    private final VerifierKey key;
    private final long after;
    private final int most;
    private final NavigableMap<Long, SignedCheckpoint> checkpoints = new TreeMap<>();

    /** Those of more rows than these that a key has signed. */
    public SignedTail(VerifierKey key, long after) {
        this(key, after, MOST);
    }

    /** Likewise, so many of them at most. */
    SignedTail(VerifierKey key, long after, int most) {
        this.key = key;
        this.after = after;
        this.most = most;
    }

    /**
     * Adds the copies outside the database, as far as there are any.
     *
     * @throws IOException when a log is there and cannot be read
     */
    public void addOutside(CheckpointCopies copies) throws IOException {
        for (Path log : copies.logs()) {
            // Bytes that are no text make their own line no checkpoint, and cost no other.
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(Files.newInputStream(log), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    addLine(line);
                }
            }
        }
    }

    /** Adds those in the old database, as far as they can be read. */
    public void addInside(Session old) {
        long size = after;
        try {
            List<SignedCheckpoint> page = CheckpointStore.after(old, size);
            while (!page.isEmpty()) {
                page.forEach(checkpoint -> add(checkpoint.note()));
                size = page.getLast().size();
                page = CheckpointStore.after(old, size);
            }
        } catch (SQLException | IllegalStateException e) {
            LOG.warnf("checkpoints after row %d cannot be read in the old database: %s", size, e.getMessage());
        }
    }

    /** The checkpoint that was signed when a row was the last. */
    public Optional<SignedCheckpoint> at(long seq) {
        return Optional.ofNullable(checkpoints.get(seq));
    }

    /** The last row that was signed; 0 when none was. */
    public long newest() {
        return checkpoints.isEmpty() ? 0 : checkpoints.lastKey();
    }

    /**
     * Brings into a restored database the checkpoints of the rows that were replayed in it, and the nodes of the tree that belong to them.
     *
     * @return the last row that its newest checkpoint covers
     * @throws DamagedJournalException when a checkpoint does not fit the rows
     */
    public long carryInto(Session restored, long upTo) throws SQLException, DamagedJournalException {
        long base = CheckpointStore.newest(restored).map(SignedCheckpoint::size).orElse(0L);
        NavigableMap<Long, SignedCheckpoint> carried =
                checkpoints.headMap(upTo, true).tailMap(base, false);
        if (carried.isEmpty()) {
            return base;
        }
        MerkleFrontier frontier = MerkleFrontier.of(base, new StoredTree(restored));
        while (frontier.size() < carried.lastKey()) {
            for (JournalRow row : page(restored, frontier.size(), carried.lastKey())) {
                append(restored, frontier, row);
                keep(restored, carried.get(row.seq()), frontier, row);
            }
        }
        return carried.lastKey();
    }

    private static List<JournalRow> page(Session session, long after, long last)
            throws SQLException, DamagedJournalException {
        List<JournalRow> rows = session.list(
                "SELECT " + JournalRows.COLUMNS + " FROM journal WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT 500",
                JournalRows::read,
                after,
                last);
        if (rows.isEmpty()) {
            throw new DamagedJournalException("row " + (after + 1) + " is missing");
        }
        return rows;
    }

    private static void append(Session session, MerkleFrontier frontier, JournalRow row) throws SQLException {
        List<CheckpointStore.KeptNode> nodes = new ArrayList<>();
        StoredTree.grow(frontier, TreeHash.ofRow(row.hash()), nodes);
        CheckpointStore.keep(session, nodes);
    }

    private static void keep(Session session, SignedCheckpoint checkpoint, MerkleFrontier frontier, JournalRow row)
            throws SQLException, DamagedJournalException {
        if (checkpoint != null) {
            if (!checkpoint.root().equals(frontier.root())) {
                throw new DamagedJournalException("the first " + row.seq() + " rows are not those that were signed");
            }
            CheckpointStore.keep(session, checkpoint, row.at());
        }
    }

    private void addLine(String line) {
        try {
            add(CheckpointCopies.note(line));
        } catch (InvalidNoteException e) {
            LOG.warnf("a line of the checkpoints outside the database is passed over: %s", e.getMessage());
        }
    }

    private void thinOut() {
        if (checkpoints.size() <= most) {
            return;
        }
        boolean keep = false;
        for (Iterator<Long> sizes = checkpoints.keySet().iterator(); sizes.hasNext(); keep = !keep) {
            sizes.next();
            if (!keep && sizes.hasNext()) {
                sizes.remove();
            }
        }
    }

    private void add(String note) {
        try {
            if (SignedCheckpoint.unverified(note).size() > after) {
                SignedCheckpoint checkpoint = SignedCheckpoint.verified(note, key);
                checkpoints.putIfAbsent(checkpoint.size(), checkpoint);
                thinOut();
            }
        } catch (InvalidNoteException e) {
            LOG.warnf("a checkpoint is passed over: %s", e.getMessage());
        }
    }
}
