package dev.ark.watchdog.alert;

import dev.ark.contract.http.AlertPage;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertView;
import dev.ark.contract.http.AlertView.Acknowledged;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
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
    private final Map<AlertId, AlertReport> raised = new LinkedHashMap<>();
    private final NavigableMap<AlertId, AlertReport> published = new TreeMap<>();
    private final Map<String, Acknowledged> acknowledged = new LinkedHashMap<>();

    /** What is said of whom. */
    private record Subject(String name, @Nullable String agent, Map<String, String> labels) {
        static Subject of(AlertReport alert) {
            return new Subject(alert.name(), alert.agent(), alert.labels());
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
        AlertId id = AlertId.of(alert);
        if (raised.containsKey(id) || published.containsKey(id)) {
            return false;
        }
        if (alert.eventSeq() == null && !isNews(alert)) {
            return false;
        }
        put(raised, id, alert);
        return true;
    }

    private boolean isNews(AlertReport alert) {
        AlertReport before = latest.get(Subject.of(alert));
        if (before != null
                && alert.at().isBefore(before.at().plus(repeatAfter))
                && alert.level().compareTo(before.level()) <= 0) {
            return false;
        }
        remember(alert);
        return true;
    }

    /**
     * Takes in an alert that stands in the journal already, of this watchdog or of anyone else.
     *
     * @return whether it was not published here before
     */
    public synchronized boolean journaled(AlertReport alert) {
        AlertId id = AlertId.of(alert);
        raised.remove(id);
        if (published.containsKey(id)) {
            // Our own, come back. It was remembered when it was raised, and a restore may have come in between.
            return false;
        }
        put(published, id, alert);
        AlertReport before = latest.get(Subject.of(alert));
        if (alert.eventSeq() == null && (before == null || before.at().isBefore(alert.at()))) {
            remember(alert);
        }
        return true;
    }

    /** Takes in that a person has seen an alert, which may not be known yet; who said so first counts. */
    public synchronized void acknowledged(String id, Acknowledged by) {
        acknowledged.putIfAbsent(id, by);
        dropOldest(acknowledged.keySet());
    }

    /** Lets every alert of an agent be raised anew: it was restored or ended its work, and what it does from now on is another occasion. */
    public synchronized void beginAnew(String agent) {
        latest.keySet().removeIf(subject -> agent.equals(subject.agent()));
    }

    /** Publishes what was raised. To be called once the journal has been caught up with. */
    public synchronized List<AlertReport> publish() {
        List<AlertReport> fresh = List.copyOf(raised.values());
        raised.forEach((id, alert) -> put(published, id, alert));
        raised.clear();
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

    private void remember(AlertReport alert) {
        if (latest.size() >= CAPACITY * 10) {
            Instant old = alert.at().minus(repeatAfter);
            latest.values().removeIf(other -> other.at().isBefore(old));
        }
        latest.put(Subject.of(alert), alert);
    }

    private static void put(Map<AlertId, AlertReport> alerts, AlertId id, AlertReport alert) {
        alerts.put(id, alert);
        dropOldest(alerts.keySet());
    }

    private static void dropOldest(Collection<?> keys) {
        if (keys.size() > CAPACITY) {
            var first = keys.iterator();
            first.next();
            first.remove();
        }
    }
}
