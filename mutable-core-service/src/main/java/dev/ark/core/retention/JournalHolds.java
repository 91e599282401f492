package dev.ark.core.retention;

import dev.ark.core.journal.JournalFloor;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what keeps rows in the journal. */
final class JournalHolds {
    private JournalHolds() {}

    static RetentionRule.Holds read(Session session, Instant now, Duration retention, Duration repeatWindow)
            throws SQLException {
        JournalFloor floor = JournalFloor.read(session);
        Instant cutoff = RetentionRule.cutoff(now, retention, oldestKey(session), repeatWindow);
        return new RetentionRule.Holds(floor.seq(), floor.lastUntil(session, cutoff), signed(session), needed(session));
    }

    private static Optional<Instant> oldestKey(Session session) throws SQLException {
        return number(session, "SELECT min(at_ms) FROM idempotency").stream()
                .mapToObj(Instant::ofEpochMilli)
                .findFirst();
    }

    private static long signed(Session session) throws SQLException {
        return number(session, "SELECT max(size) FROM checkpoint").orElse(0);
    }

    private static OptionalLong needed(Session session) throws SQLException {
        return number(session, """
                SELECT min(seq) FROM (
                    SELECT min(seq) AS seq FROM pending
                    UNION ALL
                    SELECT min(d.seq) FROM permit p JOIN decision d ON d.id = p.decision_id WHERE p.state = 'ISSUED'
                    UNION ALL
                    SELECT min(d.seq) FROM permit p JOIN decision d ON d.id = p.decision_id WHERE p.remaining <> '0')""");
    }

    private static OptionalLong number(Session session, String sql) throws SQLException {
        Optional<Long> found = session.first(sql, row -> {
                    long value = row.getLong(1);
                    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
                })
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong);
        return found.isPresent() ? OptionalLong.of(found.get()) : OptionalLong.empty();
    }
}
