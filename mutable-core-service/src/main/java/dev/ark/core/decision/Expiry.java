package dev.ark.core.decision;

import dev.ark.core.permit.PermitStore;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Takes back what was not used in time: permits with their reservations, and idempotency keys. */
@Singleton
public final class Expiry {
    private static final int KEYS_AT_A_TIME = 1_000;

    private final PermitStore permits;
    private final Writer writer;
    private final Duration keyLifetime;

    Expiry(PermitStore permits, Writer writer, DecisionConfig config) {
        this.permits = permits;
        this.writer = writer;
        this.keyLifetime = config.idempotencyLifetime();
    }

    /** Expires all that is due now. */
    public void sweep() {
        while (permits.expire().join() == PermitStore.EXPIRED_AT_A_TIME) {
            // More may be due than one transaction takes.
        }
        while (forgetKeys() == KEYS_AT_A_TIME) {
            // Likewise.
        }
    }

    private int forgetKeys() {
        return writer.submit(transaction -> transaction
                        .session()
                        .update("""
                                DELETE FROM idempotency WHERE (agent, key) IN
                                (SELECT agent, key FROM idempotency WHERE at_ms < ? ORDER BY at_ms LIMIT ?)""", transaction.now().minus(keyLifetime).toEpochMilli(), KEYS_AT_A_TIME))
                .join();
    }
}
