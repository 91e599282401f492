package dev.ark.core.outbox;

import dev.ark.contract.event.BusHeartbeat;
import dev.ark.contract.event.BusSeal;
import dev.ark.contract.event.Channels;
import dev.ark.contract.journal.JournalRow;
import dev.ark.core.journal.JournalReader;
import dev.ark.runtime.deployment.Deployment;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.jboss.logging.Logger;

/**
 * Publishes committed rows on the bus, in order, on a thread of its own. The journal is what counts: when the bus is slow or gone, rows are
 * left out here and subscribers fetch them from the journal. A decision never waits for it.
 */
@Singleton
public final class Outbox implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Outbox.class);
    private static final int LONGEST_QUEUE = 8_192;

    private final Publisher publisher;
    private final BusSeal seal;
    private final JournalSignal signal;
    private final JournalReader journal;
    private final String deployment;
    private final Clock clock;
    private final Counter published;
    private final Counter leftOut;
    private final ArrayBlockingQueue<JournalRow> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final Thread thread;
    private boolean busGone;

    Outbox(
            Publisher publisher,
            BusSeal seal,
            JournalSignal signal,
            JournalReader journal,
            Deployment deployment,
            Clock clock,
            MeterRegistry meters) {
        this.publisher = publisher;
        this.seal = seal;
        this.signal = signal;
        this.journal = journal;
        this.deployment = deployment.deployment();
        this.clock = clock;
        this.published = meters.counter("ark.bus.published");
        this.leftOut = meters.counter("ark.bus.left.out");
        meters.gauge("ark.bus.publish.queue", queue, ArrayBlockingQueue::size);
        this.thread = Thread.ofPlatform().name("outbox").daemon().start(this::run);
    }

    /** Takes rows that are on disk. */
    public void committed(List<JournalRow> rows) {
        signal.grownTo(rows.getLast().seq());
        for (JournalRow row : rows) {
            if (!queue.offer(row)) {
                leftOut.increment();
            }
        }
    }

    /** Tells subscribers where the journal is; to be called every second. */
    public void heartbeat() {
        var head = journal.head();
        send(Channels.HEARTBEAT, new BusHeartbeat(head.epoch(), head.seq(), deployment, clock.instant()));
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                JournalRow row = queue.take();
                if (send(Channels.ofType(row.type()), JournalReader.event(row))) {
                    published.increment();
                } else {
                    leftOut.increment();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the outbox is asked to stop");
        }
    }

    private synchronized boolean send(String channel, Object message) {
        try {
            publisher.publish(channel, seal.seal(channel, message));
            busGone = false;
            return true;
        } catch (RuntimeException e) {
            if (!busGone) {
                LOG.warnf("the bus is gone, subscribers will catch up from the journal: %s", e.getMessage());
                busGone = true;
            }
            return false;
        }
    }
}
