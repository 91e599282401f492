package dev.ark.watchdog.alert;

import dev.ark.contract.http.AlertPage;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.http.AlertView;
import dev.ark.contract.http.AlertView.Acknowledged;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The alerts. The same alert of the same agent is taken once within a while, unless its level rises; one that tells of an event which is
 * an alert of its own is taken once for that event, however many others there are. An alert of an event first waits for the
 * journal to be caught up with, because an event that is read again after a restart raises its alert again, and the journal then says
 * that it was told before. The while is told on a steady time, so that a clock that is set hides nothing. Thread-safe; bounded, the oldest go
 * first.
 */
public final class AlertLog {
    static final int CAPACITY = 1_000;
    private static final int MOST_SUBJECTS = 10 * CAPACITY;

    private final Duration repeatAfter;
    private final Supplier<Instant> steady;
    private final Map<Subject, Told> latest = new LinkedHashMap<>();
    private final Map<AlertId, Raised> raised = new LinkedHashMap<>();
    private final NavigableMap<AlertId, AlertReport> published = new TreeMap<>();
    private final Map<String, Acknowledged> acknowledged = new LinkedHashMap<>();

    /** What is said of whom. */
    private record Subject(String name, @Nullable String agent, Map<String, String> labels) {
        static Subject of(AlertReport alert) {
            return new Subject(alert.name(), alert.agent(), alert.labels());
        }
    }

    /** How it was told last, and when on the steady time. */
    private record Told(Level level, Instant when) {}

    private record Raised(AlertReport alert, boolean ofEvent) {}

    /**
     * A log without an alert.
     *
     * @param steady tells the time that no clock moves
     */
    public AlertLog(Duration repeatAfter, Supplier<Instant> steady) {
        this.repeatAfter = repeatAfter;
        this.steady = steady;
    }

    /**
     * Raises an alert of what was found just now.
     *
     * @return whether it was taken
     */
    public synchronized boolean raise(AlertReport alert) {
        return take(alert, false, steady.get());
    }

    /**
     * Raises an alert of an event.
     *
     * @param when the steady time of the event
     * @return whether it was taken
     */
    public synchronized boolean raiseOfEvent(AlertReport alert, Instant when) {
        return take(alert, true, when);
    }

    private boolean take(AlertReport alert, boolean ofEvent, Instant when) {
        AlertId id = AlertId.of(alert);
        Raised waiting = raised.get(id);
        boolean known =
                waiting != null && alert.level().compareTo(waiting.alert().level()) <= 0;
        if (known || published.containsKey(id)) {
            return false;
        }
        if (alert.eventSeq() == null && !isNews(alert, when)) {
            return false;
        }
        put(raised, id, new Raised(alert, ofEvent));
        return true;
    }

    private boolean isNews(AlertReport alert, Instant when) {
        Told before = latest.get(Subject.of(alert));
        if (before != null
                && when.isBefore(before.when().plus(repeatAfter))
                && alert.level().compareTo(before.level()) <= 0) {
            return false;
        }
        remember(alert, when);
        return true;
    }

    /**
     * Takes in an alert that stands in the journal already, of this watchdog or of anyone else.
     *
     * @param when the steady time of its row
     * @return whether it was not published here before
     */
    public synchronized boolean journaled(AlertReport alert, Instant when) {
        AlertId id = AlertId.of(alert);
        raised.remove(id);
        if (published.containsKey(id)) {
            // Our own, come back. It was remembered when it was raised, and a restore may have come in between.
            return false;
        }
        put(published, id, alert);
        Told before = latest.get(Subject.of(alert));
        if (alert.eventSeq() == null && (before == null || before.when().isBefore(when))) {
            remember(alert, when);
        }
        return true;
    }

    /** Takes in that a person has seen an alert, which may not be known yet; who said so first counts. */
    public synchronized void acknowledged(String id, Acknowledged by) {
        acknowledged.putIfAbsent(id, by);
        dropOldest(acknowledged.keySet(), CAPACITY);
    }

    /** Lets every alert of an agent be raised anew: it was restored or ended its work, and what it does from now on is another occasion. */
    public synchronized void beginAnew(String agent) {
        latest.keySet().removeIf(subject -> agent.equals(subject.agent()));
    }

    /** Publishes what was raised. To be called once the journal has been caught up with. */
    public synchronized List<AlertReport> publish() {
        return publish(one -> true);
    }

    /** Publishes what was raised, but for what was raised of events: to be called when the journal cannot be caught up with. */
    public synchronized List<AlertReport> publishFound() {
        return publish(one -> !one.ofEvent());
    }

    private List<AlertReport> publish(Predicate<Raised> which) {
        List<AlertReport> fresh = new ArrayList<>();
        raised.values().removeIf(one -> which.test(one) && fresh.add(one.alert()));
        fresh.forEach(alert -> put(published, AlertId.of(alert), alert));
        return fresh;
    }

    /** The latest published alerts, newest first. */
    public synchronized List<AlertReport> latest(int most) {
        return published.descendingMap().values().stream().limit(most).toList();
    }

    /** A published alert. */
    public synchronized Optional<AlertView> find(String id) {
        return published.keySet().stream()
                .filter(known -> known.text().equals(id))
                .findFirst()
                .map(this::view);
    }

    /**
     * Published alerts, newest first.
     *
     * @param cursor the {@code next} of the page before; empty for the first
     * @throws ProblemException INVALID_VALUE when the cursor is not of this list
     */
    public synchronized AlertPage list(AlertQuery query, String cursor) {
        NavigableMap<AlertId, AlertReport> from = cursor.isEmpty() ? published : published.headMap(id(cursor), false);
        List<AlertView> page = new ArrayList<>();
        AlertId last = null;
        for (AlertId id : from.descendingKeySet()) {
            AlertView alert = view(id);
            if (query.matches(alert)) {
                if (last != null && page.size() == query.limit()) {
                    return new AlertPage(page, last.cursor());
                }
                page.add(alert);
                last = id;
            }
        }
        return new AlertPage(page, null);
    }

    private static AlertId id(String cursor) {
        return AlertId.ofCursor(cursor)
                .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_VALUE, "cursor is not of this list"));
    }

    private AlertView view(AlertId id) {
        return AlertView.of(id.text(), published.get(id), acknowledged.get(id.text()));
    }

    private void remember(AlertReport alert, Instant when) {
        Subject subject = Subject.of(alert);
        latest.remove(subject);
        latest.put(subject, new Told(alert.level(), when));
        dropOldest(latest.keySet(), MOST_SUBJECTS);
    }

    private static <V> void put(Map<AlertId, V> alerts, AlertId id, V alert) {
        alerts.put(id, alert);
        dropOldest(alerts.keySet(), CAPACITY);
    }

    private static void dropOldest(Collection<?> keys, int most) {
        if (keys.size() > most) {
            var first = keys.iterator();
            first.next();
            first.remove();
        }
    }
}
