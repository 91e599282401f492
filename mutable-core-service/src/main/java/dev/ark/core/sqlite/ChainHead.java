package dev.ark.core.sqlite;

import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import java.sql.SQLException;
import java.time.Instant;

/** The last row of the journal, as far as the next one needs it. */
public record ChainHead(long epoch, long seq, String hash, Instant at) {
    private static final ChainHead EMPTY = new ChainHead(1, 0, HashChain.GENESIS, Instant.EPOCH);

    public static ChainHead read(Session session) throws SQLException {
        return session.first(
                        "SELECT epoch, seq, hash, at FROM journal ORDER BY seq DESC LIMIT 1",
                        row -> new ChainHead(
                                row.getLong(1), row.getLong(2), row.getString(3), Instant.parse(row.getString(4))))
                .orElse(EMPTY);
    }

    /** Writes the row that comes next, as it is. Whether it does follow is the caller's to know. */
    public static void append(Session session, JournalRow row) throws SQLException {
        session.update(
                "INSERT INTO journal (seq, epoch, type, body, at, deployment, version, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.seq(),
                row.epoch(),
                row.type(),
                row.body(),
                row.at(),
                row.deployment(),
                row.version(),
                row.prevHash(),
                row.hash());
    }
}
