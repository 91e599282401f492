package dev.ark.watchdog.alert;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.watchdog.Journal;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.SteadyTime;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Publishes raised alerts, counts them, has them sent, and has them journaled; what cannot be journaled now is kept for later. One turn at a time. */
@Singleton
public final class AlertDelivery {
    private static final Logger LOG = Logger.getLogger(AlertDelivery.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MOST_NAMES = 200;

    /** These are about the core or our token, and not about the alert. */
    private static final Set<ProblemCode> LATER =
            EnumSet.of(ProblemCode.UNAVAILABLE, ProblemCode.UNAUTHENTICATED, ProblemCode.FORBIDDEN);

    private final AlertLog log;
    private final AlertJournal alertJournal;
    private final Journal journal;
    private final Posture posture;
    private final Webhook webhook;
    private final MeterRegistry meters;
    private final SteadyTime time;
    private final Instant patientUntil;
    private final Set<String> names = new HashSet<>();
    private final Deque<AlertReport> undelivered = new ArrayDeque<>();

    AlertDelivery(
            AlertLog log,
            AlertJournal alertJournal,
            Journal journal,
            Posture posture,
            Webhook webhook,
            SteadyTime time,
            MeterRegistry meters) {
        this.log = log;
        this.alertJournal = alertJournal;
        this.journal = journal;
        this.posture = posture;
        this.webhook = webhook;
        this.meters = meters;
        this.time = time;
        this.patientUntil = time.now().plus(PATIENCE);
    }

    /**
     * Delivers what there is. What this watchdog has found itself waits for the journal only a while: that the core is away must not keep anybody from
     * hearing of it.
     *
     * @throws ProblemException when the journal does not answer, or not to us now; the next turn goes on where this one stopped
     */
    public void turn() {
        fresh().forEach(this::publish);
        while (journal.isCaughtUp() && !undelivered.isEmpty()) {
            deliver(undelivered.getFirst());
            undelivered.removeFirst();
        }
    }

    private List<AlertReport> fresh() {
        if (journal.isCaughtUp()) {
            return log.publish();
        }
        return time.now().isBefore(patientUntil) ? List.of() : log.publishFound();
    }

    private void publish(AlertReport alert) {
        meters.counter(
                        "ark.watchdog.alerts",
                        "name",
                        counted(alert.name()),
                        "level",
                        alert.level().name())
                .increment();
        webhook.announce(alert);
        if (posture == Posture.ACTS) {
            keepForLater(alert);
        }
    }

    /** Names may come from outside, and whatever is counted is kept for good. */
    private String counted(String name) {
        return names.contains(name) || names.size() < MOST_NAMES && names.add(name) ? name : "other";
    }

    private void deliver(AlertReport alert) {
        try {
            alertJournal.keep(alert);
        } catch (ProblemException e) {
            if (LATER.contains(e.code())) {
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
