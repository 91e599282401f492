package dev.ark.core.facts;

import dev.ark.contract.evaluation.Lookback;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Forgets what no window reaches back to any more. Thread-safe. */
@Singleton
public final class Windows {
    /** Longer than a window, so that nothing is missed by a clock that is a little behind. */
    private static final Duration KEPT_LONGER = Duration.ofMinutes(1);

    private final Writer writer;

    Windows(Writer writer) {
        this.writer = writer;
    }

    /**
     * Forgets what is older than its window by a minute.
     *
     * @return how many rows
     */
    public int purge() {
        return writer.submit(Windows::purge).join();
    }

    static int purge(Transaction transaction) throws SQLException {
        Session session = transaction.session();
        Instant latest = transaction.now().minus(KEPT_LONGER);
        return session.update(
                        "DELETE FROM agent_pace WHERE second < ?",
                        latest.minus(Lookback.CONDUCT).getEpochSecond())
                + session.update(
                        "DELETE FROM order_pace WHERE second < ?",
                        latest.minus(Lookback.ORDERS).getEpochSecond())
                + session.update("DELETE FROM publication WHERE at_ms < ?", Publications.oldest(latest));
    }
}
