package dev.ark.cli.journal;

import dev.ark.cli.client.ArkClient;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventPage;
import dev.ark.contract.http.JournalHead;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the last events of a type by going back page by page. */
record LatestEvents(ArkClient client, @Nullable String type) {
    private static final int LARGEST_PAGE = 1_000;

    /**
     * Hands over the last events, oldest first.
     *
     * @return the journal's last sequence when it was asked
     */
    long last(int count, Consumer<Event> printer) {
        JournalHead head = client.get("/v1/journal/head", JournalHead.class);
        Deque<Event> found = new ArrayDeque<>();
        int page = type == null ? Math.clamp(count, 1, LARGEST_PAGE) : LARGEST_PAGE;
        long before = head.seq() + 1;
        while (found.size() < count && before > Math.max(1, head.oldestSeq())) {
            long after = Math.max(Math.max(0, head.oldestSeq() - 1), before - 1 - page);
            List<Event> events = between(after, before, page);
            for (int i = events.size() - 1; i >= 0 && found.size() < count; i--) {
                if (type == null || type.equals(events.get(i).type())) {
                    found.addFirst(events.get(i));
                }
            }
            before = after + 1;
        }
        found.forEach(printer);
        return head.seq();
    }

    /** In as many pages as it takes: one ends sooner where its events are large. */
    private List<Event> between(long after, long before, int limit) {
        List<Event> events = new ArrayList<>();
        long position = after;
        while (position < before - 1) {
            EventPage page = client.get("/v1/events?after=" + position + "&limit=" + limit, EventPage.class);
            if (page.events().isEmpty()) {
                break;
            }
            events.addAll(page.events());
            position = page.events().getLast().seq();
        }
        events.removeIf(event -> event.seq() >= before);
        return events;
    }
}
