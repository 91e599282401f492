package dev.ark.deployer.engine;

import dev.ark.deployer.store.Outbox;
import dev.ark.deployer.store.Outbox.Announcement;
import dev.ark.runtime.bus.BackOff;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tells the journal of every transition, in order and at least once. While the journal cannot be had, the steps wait; no rollout waits for
 * them. Calls must not overlap.
 */
public final class Announcer {
    private static final Logger LOG = System.getLogger(Announcer.class.getName());
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final StepJournal journal;
    private final LongSupplier nanos;
    private final BackOff backOff = new BackOff(FIRST_WAIT, LONGEST_WAIT);
    private long failedAt;
    private Duration wait = Duration.ZERO;

    public Announcer(Outbox outbox, StepJournal journal, LongSupplier nanos) {
        this.outbox = outbox;
        this.journal = journal;
        this.nanos = nanos;
    }

    /** Tells what there is to tell, unless that failed a moment ago. */
    public void turn() throws InterruptedException {
        if (nanos.getAsLong() - failedAt < wait.toNanos()) {
            return;
        }
        Optional<Announcement> next = outbox.first();
        while (next.isPresent() && told(next.get())) {
            next = outbox.first();
        }
    }

    private boolean told(Announcement announcement) throws InterruptedException {
        try {
            if (!journal.append(announcement.step())) {
                LOG.log(Level.ERROR, "a step is not in the journal: {0}", announcement.step());
            }
        } catch (IOException e) {
            failedAt = nanos.getAsLong();
            wait = backOff.next();
            LOG.log(Level.WARNING, "the journal cannot be told of a rollout, tried again: {0}", e.toString());
            return false;
        }
        outbox.remove(announcement.number());
        backOff.reset();
        wait = Duration.ZERO;
        return true;
    }
}
