package dev.ark.core.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventPage;
import dev.ark.contract.http.JournalHead;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import dev.ark.core.sqlite.ChainHead;
import dev.ark.core.sqlite.ReadPool;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads the journal as news. Thread-safe. */
@Singleton
public final class JournalReader {
    private final ReadPool reads;

    JournalReader(ReadPool reads) {
        this.reads = reads;
    }

    /**
     * Events after a sequence, oldest first, at most {@code limit}; fewer where they are large.
     *
     * @throws dev.ark.contract.problem.ProblemException GONE when the first of them is in the archive
     */
    public EventPage after(long seq, int limit) {
        return reads.read(session -> {
            JournalFloor floor = JournalFloor.read(session);
            List<Event> events = RowPage.after(session, floor.after(seq), limit).stream()
                    .map(JournalReader::event)
                    .toList();
            ChainHead head = ChainHead.read(session);
            return new EventPage(head.epoch(), head.seq(), oldest(floor, head), events);
        });
    }

    /**
     * Rows after a sequence as they stand, oldest first, at most {@code limit}; fewer where they are large.
     *
     * @throws dev.ark.contract.problem.ProblemException GONE when the first of them is in the archive
     */
    public List<JournalRow> rows(long seq, int limit) {
        return reads.read(
                session -> RowPage.after(session, JournalFloor.read(session).after(seq), limit));
    }

    /** The sequence before the oldest row that is kept. */
    public long floor() {
        return reads.read(session -> JournalFloor.read(session).seq());
    }

    /**
     * Lets pass what asks for rows after a sequence.
     *
     * @throws dev.ark.contract.problem.ProblemException GONE when the first of them is in the archive
     */
    public long requireKept(long after) {
        return reads.read(session -> JournalFloor.read(session).after(after));
    }

    /**
     * The last row that somebody has in common with the journal as it is now, who had followed it up to a row of an epoch: after a restore that is the row
     * before the first of a later epoch.
     *
     * @param epoch 0 for the present one
     */
    public long common(long epoch, long seq) {
        return reads.read(session -> {
            ChainHead head = ChainHead.read(session);
            return epoch == 0 || epoch >= head.epoch()
                    ? seq
                    : Math.min(seq, JournalFloor.read(session).lastOfEpoch(session, epoch));
        });
    }

    public JournalHead head() {
        return reads.read(session -> {
            ChainHead head = ChainHead.read(session);
            return new JournalHead(head.epoch(), head.seq(), head.hash(), oldest(JournalFloor.read(session), head));
        });
    }

    /** A row as news. */
    public static Event event(JournalRow row) {
        try {
            JsonNode body = ArkJson.mapper().readTree(row.body());
            JsonNode traceparent = body.get("traceparent");
            return new Event(
                    row.epoch(),
                    row.seq(),
                    row.seq() - 1,
                    row.type(),
                    body,
                    row.at(),
                    row.deployment(),
                    row.version(),
                    traceparent == null ? null : traceparent.textValue());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("journal row " + row.seq() + " is not JSON", e);
        }
    }

    /** An empty journal has none. */
    private static long oldest(JournalFloor floor, ChainHead head) {
        return head.seq() == 0 ? 0 : floor.oldest();
    }
}
