package dev.ark.contract.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A journal to catch up with, in pages of a given size. */
final class JournalInMemory implements EventFollower.CatchUp {
    private final List<Event> events = new ArrayList<>();
    private final int pageSize;
    private long epoch = 1;
    private int questions;
    private boolean unreachable;
    private long floor;

    JournalInMemory(int pageSize) {
        this.pageSize = pageSize;
    }

    Event append() {
        long seq = events.size() + 1L;
        Event event = new Event(
                epoch,
                seq,
                seq - 1,
                "note",
                JsonNodeFactory.instance.textNode("note " + epoch + " " + seq),
                Instant.EPOCH.plusMillis(seq),
                "stable",
                "dev",
                null);
        events.add(event);
        return event;
    }

    void append(int count) {
        for (int i = 0; i < count; i++) {
            append();
        }
    }

    /** Goes back to a sequence, as the restore of a backup does; the restore itself is the first row of the new epoch. */
    Event restore(int seq) {
        events.subList(seq, events.size()).clear();
        epoch++;
        return append();
    }

    /** Moves what is oldest to an archive. */
    void compact(long upTo) {
        floor = upTo;
    }

    void unreachable(boolean so) {
        unreachable = so;
    }

    int questions() {
        return questions;
    }

    List<Event> all() {
        return List.copyOf(events);
    }

    BusHeartbeat heartbeat() {
        return new BusHeartbeat(epoch, events.size(), "stable", Instant.EPOCH);
    }

    @Override
    public EventPage after(long seq) {
        questions++;
        if (unreachable) {
            throw new IllegalStateException("the journal does not answer");
        }
        if (seq < floor) {
            throw new EventFollower.Gone(floor + 1);
        }
        int from = (int) Math.min(seq, events.size());
        int to = Math.min(from + pageSize, events.size());
        return new EventPage(epoch, events.size(), floor + 1, events.subList(from, to));
    }
}
