package dev.ark.core.halt;

import dev.ark.contract.http.LeaseRenewal;
import dev.ark.contract.http.LeaseRenewal.Drift;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The lease of the stable slot's watchdog: that it lives, and whether it found the released rules. Without it what is of high risk is denied, and
 * nothing is released. That the canary's watchdog lives must not hide that the stable one does not. Liveness is no change of state, so it is not
 * journaled; each decision keeps the lease that it saw. Thread-safe.
 */
@Singleton
public final class WatchdogLease {
    /** How long one renewal lasts, as the rule of the watchdog has it. */
    public static final Duration LASTS = Duration.ofSeconds(15);

    private static final String HOLDING_SLOT = "stable";

    private final Writer writer;

    WatchdogLease(Writer writer) {
        this.writer = writer;
    }

    private record Renewed(Drift drift, Instant at) {}

    /**
     * Renews the lease.
     *
     * @return fails with CONFLICT when it is not the stable slot's watchdog that asks
     */
    public CompletableFuture<Void> renew(LeaseRenewal renewal, String holder) {
        if (!renewal.deployment().equals(HOLDING_SLOT)) {
            return CompletableFuture.failedFuture(new ProblemException(
                    ProblemCode.CONFLICT, "the watchdog of the stable slot alone holds the lease"));
        }
        return writer.submit(transaction -> {
            transaction.session().update("""
                    INSERT INTO watchdog_lease (id, holder, renewed_ms, drift) VALUES (1, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE
                    SET holder = excluded.holder, renewed_ms = excluded.renewed_ms, drift = excluded.drift""", holder, transaction.now().toEpochMilli(), renewal.drift());
            return null;
        });
    }

    /** Why nothing can be released now; empty when a watchdog has said a moment ago that the rules are the released ones. */
    static Optional<String> objectionToRelease(Session session, Instant now) throws SQLException {
        Optional<Renewed> lease = session.first(
                "SELECT drift, renewed_ms FROM watchdog_lease WHERE id = 1",
                row -> new Renewed(Drift.valueOf(row.getString(1)), Instant.ofEpochMilli(row.getLong(2))));
        // One that lies ahead is of before the clock was set back, and says nothing of now.
        if (lease.isEmpty() || Duration.between(lease.get().at(), now).abs().compareTo(LASTS) > 0) {
            return Optional.of("no watchdog has said within the last " + LASTS.toSeconds()
                    + " s that the rules are the released ones; a release waits until one runs and has looked");
        }
        return switch (lease.get().drift()) {
            case NONE -> Optional.empty();
            case FOUND ->
                Optional.of("the watchdog finds that the rules are not the released ones; put them right, and the"
                        + " release is possible at its next look");
            case UNKNOWN ->
                Optional.of("the watchdog cannot tell whether the rules are the released ones; a release waits until"
                        + " the graveyard has answered it");
        };
    }
}
