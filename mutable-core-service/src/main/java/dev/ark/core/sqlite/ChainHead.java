package dev.ark.core.sqlite;

import dev.ark.contract.journal.HashChain;
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
}
