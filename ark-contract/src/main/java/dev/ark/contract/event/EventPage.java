package dev.ark.contract.event;

import java.util.List;

/**
 * Events after a sequence, oldest first: the answer of {@code GET /v1/events?after=}.
 *
 * @param epoch the journal's current epoch
 * @param headSeq the journal's last sequence; beyond the last event of the page when there are more
 * @param oldestSeq the oldest sequence still kept
 */
public record EventPage(long epoch, long headSeq, long oldestSeq, List<Event> events) {
    public EventPage {
        events = List.copyOf(events);
    }
}
