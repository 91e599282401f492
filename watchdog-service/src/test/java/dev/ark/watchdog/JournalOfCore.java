package dev.ark.watchdog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventPage;
import dev.ark.contract.event.EventType;
import dev.ark.contract.http.JournalHead;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The counterpart's journal, in memory. Thread-safe. */
public final class JournalOfCore {
    private final List<Event> events = new ArrayList<>();
    private final List<Event> alertsOfLongAgo = new ArrayList<>();
    private long floor;
    private long epoch = 1;

    /** Moves what is oldest to an archive. */
    public synchronized void compact(long upTo) {
        floor = upTo;
    }

    /** Loses what came after a row, in a restore. */
    public synchronized void restore(long upTo) {
        events.subList(Math.toIntExact(upTo), events.size()).clear();
        epoch++;
        append(EventType.RESTORED, ArkJson.mapper().createObjectNode());
    }

    public synchronized Event append(String type, ObjectNode body) {
        return append(type, body, Instant.now());
    }

    public synchronized Event append(String type, ObjectNode body, Instant at) {
        long seq = events.size() + 1L;
        Event event = new Event(epoch, seq, seq - 1, type, body, at, "stable", "dev", null);
        events.add(event);
        return event;
    }

    /** An alert so old that no page of events has it. */
    synchronized void appendLongAgo(String type, ObjectNode body, Instant at) {
        alertsOfLongAgo.add(new Event(1, 0, 0, type, body, at, "stable", "dev", null));
    }

    synchronized List<Event> alertsNewestFirst() {
        List<Event> alerts = new ArrayList<>(alertsOfLongAgo);
        events.stream()
                .filter(event ->
                        event.type().equals(EventType.ALERT) || event.type().equals(EventType.ALERT_ACKNOWLEDGED))
                .forEach(alerts::add);
        return alerts.reversed();
    }

    public Event heartbeat(String agent, String status) {
        ObjectNode body = about(agent).put("status", status).put("latency_ms", 10);
        return append(EventType.HEARTBEAT, body);
    }

    public static ObjectNode about(String agent) {
        return ArkJson.mapper().createObjectNode().put("agent", agent);
    }

    public synchronized JournalHead head() {
        return new JournalHead(epoch, events.size(), "00", floor + 1);
    }

    public synchronized List<Event> ofType(String type) {
        return events.stream().filter(event -> event.type().equals(type)).toList();
    }

    synchronized EventPage page(String query) {
        int after = 0;
        int limit = 100;
        for (String parameter : query.split("&")) {
            String[] pair = parameter.split("=");
            switch (pair[0]) {
                case "after" -> after = Integer.parseInt(pair[1]);
                case "limit" -> limit = Integer.parseInt(pair[1]);
                default -> throw new IllegalArgumentException(parameter);
            }
        }
        if (after < floor) {
            throw ProblemException.gone("in the archive", floor + 1);
        }
        int from = Math.min(after, events.size());
        int to = Math.min(from + limit, events.size());
        return new EventPage(epoch, events.size(), floor + 1, events.subList(from, to));
    }
}
