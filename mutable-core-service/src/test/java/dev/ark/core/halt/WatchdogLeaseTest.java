package dev.ark.core.halt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.LeaseRenewal.Drift;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How old the lease may be that a release relies on. */
class WatchdogLeaseTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private Optional<String> objection(Duration afterTheRenewal) throws SQLException {
        try (Session session = Database.open(directory.resolve("state.db")).writer()) {
            session.update(
                    "INSERT OR REPLACE INTO watchdog_lease (id, holder, renewed_ms, drift) VALUES (1, 'watchdog', ?, ?)",
                    NOW.toEpochMilli(),
                    Drift.NONE);
            return WatchdogLease.objectionToRelease(session, NOW.plus(afterTheRenewal));
        }
    }

    @Test
    void aRenewalOfAMomentAgoIsEnough() throws SQLException {
        assertThat(objection(WatchdogLease.LASTS)).isEmpty();
        assertThat(objection(WatchdogLease.LASTS.plusMillis(1)).orElseThrow()).contains("no watchdog has said");
    }

    @Test
    void oneThatLiesAheadIsOfBeforeTheClockWasSetBackAndSaysNothingOfNow() throws SQLException {
        assertThat(objection(Duration.ofSeconds(-1))).isEmpty();
        assertThat(objection(Duration.ofHours(-1)).orElseThrow()).contains("no watchdog has said");
    }
}
