package dev.ark.watchdog.alert;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertView;
import dev.ark.runtime.bus.BackOff;
import dev.ark.watchdog.Posture;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells an address outside of ARK of alerts, in order, each until it is taken or refused. Those that wait are bounded, and lost with the
 * process: the journal keeps them. Thread-safe; turns must not overlap, and nobody but a turn waits for the address.
 */
@Singleton
public final class Webhook {
    private static final Logger LOG = Logger.getLogger(Webhook.class);
    private static final String COUNTER = "ark.webhook.alerts";

    private final WebhookConfig config;
    private final AlertReceiver receiver;
    private final boolean tells;
    private final Clock clock;
    private final BackOff backOff;
    private final Deque<AlertReport> waiting = new ArrayDeque<>();
    private Instant notBefore = Instant.MIN;
    private volatile Condition condition = new Condition(0, 0, 0, null, null);

    Webhook(WebhookConfig config, AlertReceiver receiver, Posture posture, Clock clock, MeterRegistry meters) {
        this.config = config;
        this.receiver = receiver;
        this.tells = config.url().isPresent() && posture == Posture.ACTS;
        this.clock = clock;
        this.backOff = new BackOff(config.firstBackOff(), config.longestBackOff());
        count(meters, "delivered", Condition::delivered);
        count(meters, "dropped", Condition::dropped);
        count(meters, "failed_attempt", Condition::failures);
        meters.gauge("ark.webhook.queue", this, Webhook::waiting);
    }

    private interface Count {
        long of(Condition condition);
    }

    private void count(MeterRegistry meters, String outcome, Count count) {
        FunctionCounter.builder(COUNTER, this, webhook -> count.of(webhook.condition))
                .tag("outcome", outcome)
                .register(meters);
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

    /** Tells what waits, until an attempt fails or the time of one is over. */
    public void turn() {
        Instant end = clock.instant().plus(config.timeout());
        Optional<AlertReport> next = next();
        while (next.isPresent()) {
            AlertReport alert = next.get();
            boolean goOn =
                    settle(alert, receiver.tell(AlertView.of(AlertId.of(alert).text(), alert, null)));
            next = goOn && clock.instant().isBefore(end) ? next() : Optional.empty();
        }
    }

    private synchronized Optional<AlertReport> next() {
        return clock.instant().isBefore(notBefore) ? Optional.empty() : Optional.ofNullable(waiting.peekFirst());
    }

    /** Whether the next may be told at once. */
    private synchronized boolean settle(AlertReport alert, AlertReceiver.Answer answer) {
        switch (answer) {
            case AlertReceiver.Answer.Taken() -> {
                condition = condition.taken(clock.instant());
                backOff.reset();
                waiting.remove(alert);
                return true;
            }
            case AlertReceiver.Answer.Refused(String why) -> {
                condition = condition.failed(why);
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
                notBefore = clock.instant().plus(backOff.next());
                return false;
            }
        }
    }

    private void drop(AlertReport alert, String why) {
        LOG.errorf("the alert %s of %s is not sent: %s", alert.name(), alert.at(), why);
        condition = condition.lost();
    }
}
