package dev.ark.watchdog.alert;

import dev.ark.contract.http.AlertReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The alerts. The same alert of the same agent is taken once within a while, unless its level rises; one that tells of an event which is
 * an alert of its own is taken once for that event, however many others there are. A raised alert first waits for the
 * journal to be caught up with, because an event that is read again after a restart raises its alert again, and the journal then says
 * that it was told before. Thread-safe; bounded, the oldest go first.
 */
public final class AlertLog {
    static final int CAPACITY = 1_000;

    private final Duration repeatAfter;
    private final Map<Subject, AlertReport> latest = new HashMap<>();
    private final Deque<AlertReport> raised = new ArrayDeque<>();
    private final Deque<AlertReport> published = new ArrayDeque<>();

    /** What is said of whom. */
    private record Subject(String name, @Nullable String agent) {
        static Subject of(AlertReport alert) {
            return new Subject(alert.name(), alert.agent());
        }
    }

    public AlertLog(Duration repeatAfter) {
        this.repeatAfter = repeatAfter;
    }

    /**
     * Raises an alert.
     *
     * @return whether it was taken
     */
    public synchronized boolean raise(AlertReport alert) {
        return alert.eventSeq() == null ? raiseOnceInAWhile(alert) : raiseOnceForItsEvent(alert);
    }

    private boolean raiseOnceForItsEvent(AlertReport alert) {
        if (contains(raised, alert) || contains(published, alert)) {
            return false;
        }
        append(raised, alert);
        return true;
    }

    private boolean raiseOnceInAWhile(AlertReport alert) {
        AlertReport before = latest.get(Subject.of(alert));
        if (before != null
                && alert.at().isBefore(before.at().plus(repeatAfter))
                && alert.level().compareTo(before.level()) <= 0) {
            return false;
        }
        remember(alert);
        append(raised, alert);
        return true;
    }

    /** Takes in an alert that stands in the journal already, of this watchdog or of anyone else. */
    public synchronized void journaled(AlertReport alert) {
        raised.removeIf(other -> isSame(other, alert));
        if (contains(published, alert)) {
            // Our own, come back. It was remembered when it was raised, and a restore may have come in between.
            return;
        }
        append(published, alert);
        if (alert.eventSeq() != null) {
            return;
        }
        AlertReport before = latest.get(Subject.of(alert));
        if (before == null || before.at().isBefore(alert.at())) {
            remember(alert);
        }
    }

    /** Lets every alert of an agent be raised anew: it was restored, and what it does from now on is another occasion. */
    public synchronized void beginAnew(String agent) {
        latest.keySet().removeIf(subject -> agent.equals(subject.agent()));
    }

    /** Publishes what was raised. To be called once the journal has been caught up with. */
    public synchronized List<AlertReport> publish() {
        List<AlertReport> fresh = new ArrayList<>(raised);
        raised.clear();
        fresh.forEach(alert -> append(published, alert));
        return fresh;
    }

    /** The latest published alerts, newest first. */
    public synchronized List<AlertReport> latest(int most) {
        List<AlertReport> newest = new ArrayList<>(Math.min(most, published.size()));
        var backwards = published.descendingIterator();
        while (newest.size() < most && backwards.hasNext()) {
            newest.add(backwards.next());
        }
        return newest;
    }

    private void remember(AlertReport alert) {
        if (latest.size() >= CAPACITY * 10) {
            Instant old = alert.at().minus(repeatAfter);
            latest.values().removeIf(other -> other.at().isBefore(old));
        }
        latest.put(Subject.of(alert), alert);
    }

    private static boolean contains(Deque<AlertReport> alerts, AlertReport alert) {
        return alerts.stream().anyMatch(other -> isSame(other, alert));
    }

    /**
     * Whether both tell of one occasion; the words may be those of another version. The rows of one commit have one time, and after a
     * restore a sequence may come a second time, but never both.
     */
    private static boolean isSame(AlertReport one, AlertReport other) {
        return one.at().equals(other.at())
                && Objects.equals(one.eventSeq(), other.eventSeq())
                && Subject.of(one).equals(Subject.of(other));
    }

    private static void append(Deque<AlertReport> alerts, AlertReport alert) {
        if (alerts.size() >= CAPACITY) {
            alerts.removeFirst();
        }
        alerts.addLast(alert);
    }
}
