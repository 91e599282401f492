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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Publishes committed rows on the bus, in order, on a thread of its own. The journal is what counts: when the bus is slow or gone, rows are
 * left out here and subscribers fetch them from the journal. A decision never waits for it.
 */
@Singleton
public final class Outbox implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Outbox.class);
    private static final int LONGEST_QUEUE = 8_192;
    /** A row can have a quarter of a mebibyte. */
    private static final long MOST_CHARACTERS = 32L * 1024 * 1024;

    private static final int MOST_UNDER_WAY = 256;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration REST = Duration.ofMillis(500);

    private final Publisher publisher;
    private final BusSeal seal;
    private final JournalSignal signal;
    private final JournalReader journal;
    private final String deployment;
    private final Clock clock;
    private final Counter published;
    private final Counter leftOut;
    private final ArrayBlockingQueue<JournalRow> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final AtomicLong characters = new AtomicLong();
    private final Thread thread;
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
    private volatile long restUntilNanos = System.nanoTime();
    private volatile boolean gone;

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
            if (!offer(row)) {
                leftOut.increment();
            }
        }
    }

    private boolean offer(JournalRow row) {
        int length = row.body().length();
        if (characters.addAndGet(length) <= MOST_CHARACTERS && queue.offer(row)) {
            return true;
        }
        characters.addAndGet(-length);
        return false;
    }

    /** Tells subscribers where the journal is; to be called every second. */
    public void heartbeat() {
        var head = journal.head();
        try {
            send(Channels.HEARTBEAT, new BusHeartbeat(head.epoch(), head.seq(), deployment, clock.instant()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                JournalRow row = queue.take();
                characters.addAndGet(-row.body().length());
                try {
                    send(Channels.ofType(row.type()), JournalReader.event(row));
                } catch (RuntimeException e) {
                    failed(e);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the outbox is asked to stop");
        }
    }

    /** Sends, unless the bus failed a moment ago: a bus that is gone is not asked for each row. */
    private void send(String channel, Object message) throws InterruptedException {
        if (System.nanoTime() - restUntilNanos < 0) {
            leftOut.increment();
            return;
        }
        if (!underWay.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            failed(new IllegalStateException("it takes no more messages"));
            return;
        }
        try {
            publisher.publish(channel, seal.seal(channel, message)).whenComplete((answer, failure) -> {
                underWay.release();
                if (failure == null) {
                    published.increment();
                    taken();
                } else {
                    failed(failure);
                }
            });
        } catch (RuntimeException e) {
            underWay.release();
            throw e;
        }
    }

    private void taken() {
        if (gone) {
            gone = false;
            LOG.info("the bus is back");
        }
    }

    private void failed(Throwable failure) {
        leftOut.increment();
        restUntilNanos = System.nanoTime() + REST.toNanos();
        if (!gone) {
            gone = true;
            LOG.warnf("the bus is gone, subscribers will catch up from the journal: %s", failure.getMessage());
        }
    }
}
