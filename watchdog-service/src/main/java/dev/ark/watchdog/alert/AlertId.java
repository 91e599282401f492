package dev.ark.watchdog.alert;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.json.CanonicalJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an alert is known by and where it stands in time. The text is worked out from what the alert is about and when: the alert of the journal, of
 * the event that caused it, and of the memory are one, and a restart changes nothing. The words of the detail may be those of another
 * version.
 */
record AlertId(Instant at, String text) implements Comparable<AlertId> {
    private static final int LENGTH = 20;
    private static final char SEPARATOR = '_';

    static AlertId of(AlertReport alert) {
        String known = String.join(
                "\n",
                alert.name(),
                String.valueOf(alert.agent()),
                alert.at().toString(),
                String.valueOf(alert.eventSeq()),
                new TreeMap<>(alert.labels()).toString());
        return new AlertId(alert.at(), CanonicalJson.sha256(known).substring(0, LENGTH));
    }

    /** As it stands in a list's cursor. */
    String cursor() {
        return at.toString() + SEPARATOR + text;
    }

    /** The id that a cursor was made of; empty when it was made of none. */
    static Optional<AlertId> ofCursor(String cursor) {
        int end = cursor.indexOf(SEPARATOR);
        if (end < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AlertId(Instant.parse(cursor.substring(0, end)), cursor.substring(end + 1)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(AlertId other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : text.compareTo(other.text);
    }
}
