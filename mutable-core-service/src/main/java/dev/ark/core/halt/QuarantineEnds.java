package dev.ark.core.halt;

import dev.ark.contract.event.EventType;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Ends the quarantines whose time is over. A quarantine holds until the row that ends it, whatever the clocks say; how much time is left is
 * read from the clock once, and counted on steadily from then, so that a clock that is set neither ends nor prolongs it. One sweep at a time.
 */
@Singleton
public final class QuarantineEnds {
    private static final Logger LOG = Logger.getLogger(QuarantineEnds.class);

    private final Writer writer;
    private final ReadPool reads;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Map<Limited, Long> dueAtNanos = new HashMap<>();

    @Inject
    QuarantineEnds(Writer writer, ReadPool reads, Clock clock) {
        this(writer, reads, clock, System::nanoTime);
    }

    QuarantineEnds(Writer writer, ReadPool reads, Clock clock, LongSupplier nanos) {
        this.writer = writer;
        this.reads = reads;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** A quarantine that ends by itself; the fence tells it from others of the same agent. */
    private record Limited(String agent, long fenceEpoch, Instant until) {}

    /** Ends all that are due now. */
    public void sweep() {
        List<Limited> limited = limited();
        dueAtNanos.keySet().retainAll(limited);
        long now = nanos.getAsLong();
        Instant wall = clock.instant();
        for (Limited quarantine : limited) {
            long due = dueAtNanos.computeIfAbsent(quarantine, found -> now + left(found, wall));
            if (due - now <= 0) {
                end(quarantine);
            }
        }
    }

    private static long left(Limited quarantine, Instant wall) {
        return Math.max(0, Duration.between(wall, quarantine.until()).toMillis()) * 1_000_000;
    }

    private List<Limited> limited() {
        return reads.read(session -> session.list(
                """
                SELECT q.agent, q.fence_epoch, q.until_ms FROM quarantine AS q
                JOIN agent AS a ON a.name = q.agent AND a.fence_epoch = q.fence_epoch
                WHERE q.until_ms IS NOT NULL AND a.quarantine_reason IS NOT NULL""", row -> new Limited(row.getString(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3)))));
    }

    private void end(Limited quarantine) {
        boolean ended = writer.submit(transaction -> {
                    boolean stands = transaction
                            .session()
                            .first(
                                    "SELECT 1 FROM agent WHERE name = ? AND fence_epoch = ? AND quarantine_reason IS NOT NULL",
                                    row -> row.getInt(1),
                                    quarantine.agent(),
                                    quarantine.fenceEpoch())
                            .isPresent();
                    if (stands) {
                        String reason = "its quarantine until " + quarantine.until() + " is over";
                        ControlStore.fenceAgent(
                                transaction,
                                quarantine.agent(),
                                EventType.RESTORE,
                                ControlStore.agentFence(reason, "ark"));
                    }
                    return stands;
                })
                .join();
        if (ended) {
            LOG.infof("the quarantine of %s is over", quarantine.agent());
        }
    }
}
