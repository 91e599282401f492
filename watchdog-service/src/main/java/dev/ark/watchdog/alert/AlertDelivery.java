package dev.ark.watchdog.alert;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.watchdog.Journal;
import dev.ark.watchdog.Posture;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jboss.logging.Logger;

/** Publishes raised alerts, counts them, has them sent, and has them journaled; what cannot be journaled now is kept for later. One turn at a time. */
@Singleton
public final class AlertDelivery {
    private static final Logger LOG = Logger.getLogger(AlertDelivery.class);

    private final AlertLog log;
    private final AlertJournal alertJournal;
    private final Journal journal;
    private final Posture posture;
    private final Webhook webhook;
    private final MeterRegistry meters;
    private final Deque<AlertReport> undelivered = new ArrayDeque<>();

    AlertDelivery(
            AlertLog log,
            AlertJournal alertJournal,
            Journal journal,
            Posture posture,
            Webhook webhook,
            MeterRegistry meters) {
        this.log = log;
        this.alertJournal = alertJournal;
        this.journal = journal;
        this.posture = posture;
        this.webhook = webhook;
        this.meters = meters;
    }

    /**
     * Delivers what there is.
     *
     * @throws ProblemException UNAVAILABLE when the journal does not answer; the next turn goes on where this one stopped
     */
    public void turn() {
        if (!journal.isCaughtUp()) {
            return;
        }
        for (AlertReport alert : log.publish()) {
            meters.counter(
                            "ark.watchdog.alerts",
                            "name",
                            alert.name(),
                            "level",
                            alert.level().name())
                    .increment();
            webhook.announce(alert);
            if (posture == Posture.ACTS) {
                keepForLater(alert);
            }
        }
        while (!undelivered.isEmpty()) {
            deliver(undelivered.getFirst());
            undelivered.removeFirst();
        }
    }

    private void deliver(AlertReport alert) {
        try {
            alertJournal.keep(alert);
        } catch (ProblemException e) {
            if (e.code() == ProblemCode.UNAVAILABLE) {
                throw e;
            }
            lost(alert, e.code() + ": " + e.getMessage());
        }
    }

    private void keepForLater(AlertReport alert) {
        if (undelivered.size() >= AlertLog.CAPACITY) {
            lost(undelivered.removeFirst(), "too many wait");
        }
        undelivered.addLast(alert);
    }

    private void lost(AlertReport alert, String why) {
        LOG.errorf("the alert %s of %s is not journaled: %s", alert.name(), alert.agent(), why);
        meters.counter("ark.watchdog.alerts.lost").increment();
    }
}
