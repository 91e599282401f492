package dev.ark.watchdog.alert;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertView;
import dev.ark.runtime.bus.BackOff;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.SteadyTime;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells an address outside of ARK of alerts, in order, each until it is taken or refused. Those that wait are bounded; what waits when the process
 * ends is told by the next one, as far as the journal has it. Thread-safe; turns must not overlap, and nobody but a turn waits for the address.
 */
@Singleton
public final class Webhook {
    private static final Logger LOG = Logger.getLogger(Webhook.class);

    private final WebhookConfig config;
    private final AlertReceiver receiver;
    private final boolean tells;
    private final SettledAlerts settled;
    private final SteadyTime time;
    private final BackOff backOff;
    private final Deque<AlertReport> waiting = new ArrayDeque<>();
    private Instant notBefore = Instant.MIN;
    private volatile Condition condition = new Condition(0, 0, 0, null, null);

    Webhook(WebhookConfig config, AlertReceiver receiver, Posture posture, SettledAlerts settled, SteadyTime time) {
        this.config = config;
        this.receiver = receiver;
        this.tells = config.url().isPresent() && posture == Posture.ACTS;
        this.settled = settled;
        this.time = time;
        this.backOff = new BackOff(config.firstBackOff(), config.longestBackOff());
    }

    /**
     * How telling goes.
     *
     * @param dropped alerts that were refused, or that too many waited behind
     * @param failures attempts that are made again
     * @param lastDelivery when one was taken last
     * @param lastFailure why the last attempt failed; absent after one that did not
     */
    public record Condition(
            long delivered,
            long dropped,
            long failures,
            @Nullable Instant lastDelivery,
            @Nullable String lastFailure) {
        private Condition taken(Instant at) {
            return new Condition(delivered + 1, dropped, failures, at, null);
        }

        private Condition lost() {
            return new Condition(delivered, dropped + 1, failures, lastDelivery, lastFailure);
        }

        private Condition failed(String why) {
            return new Condition(delivered, dropped, failures + 1, lastDelivery, why);
        }
    }

    /** Whether there is an address to tell. */
    public boolean tells() {
        return tells;
    }

    public Condition condition() {
        return condition;
    }

    /** How many wait. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** Has an alert told, if its level is high enough. It waits for nothing. */
    public synchronized void announce(AlertReport alert) {
        if (!tells || alert.level().compareTo(config.minimumLevel()) < 0) {
            return;
        }
        if (waiting.size() >= config.queue()) {
            drop(waiting.removeFirst(), "too many wait");
        }
        waiting.addLast(alert);
    }

    /**
     * Has an alert told that stands in the journal, unless it was told before.
     *
     * @param when the steady time of its row
     */
    public void announceJournaled(AlertReport alert, Instant when) {
        if (!settled.isSettled(AlertId.of(alert).text(), when)) {
            announce(alert);
        }
    }

    /** Tells what waits, until an attempt fails or the time of one is over. */
    public void turn() {
        Instant end = time.now().plus(config.timeout());
        Optional<AlertReport> next = next();
        while (next.isPresent()) {
            AlertReport alert = next.get();
            boolean goOn =
                    settle(alert, receiver.tell(AlertView.of(AlertId.of(alert).text(), alert, null)));
            next = goOn && time.now().isBefore(end) ? next() : Optional.empty();
        }
    }

    private synchronized Optional<AlertReport> next() {
        return time.now().isBefore(notBefore) ? Optional.empty() : Optional.ofNullable(waiting.peekFirst());
    }

    /** Whether the next may be told at once. */
    private synchronized boolean settle(AlertReport alert, AlertReceiver.Answer answer) {
        switch (answer) {
            case AlertReceiver.Answer.Taken() -> {
                condition = condition.taken(time.wallNow());
                backOff.reset();
                waiting.remove(alert);
                settled(alert);
                return true;
            }
            case AlertReceiver.Answer.Refused(String why) -> {
                condition = condition.failed(why);
                settled(alert);
                if (waiting.remove(alert)) {
                    drop(alert, why);
                }
                return true;
            }
            case AlertReceiver.Answer.Later(String why) -> {
                if (condition.lastFailure() == null) {
                    LOG.warnf("alerts cannot be sent, and are tried again: %s", why);
                }
                condition = condition.failed(why);
                notBefore = time.now().plus(backOff.next());
                return false;
            }
        }
    }

    private void settled(AlertReport alert) {
        settled.add(AlertId.of(alert).text(), alert.at());
    }

    private void drop(AlertReport alert, String why) {
        LOG.errorf("the alert %s of %s is not sent: %s", alert.name(), alert.at(), why);
        condition = condition.lost();
    }
}
